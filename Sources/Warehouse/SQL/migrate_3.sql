-- Open items bear what their invoices say, and the ledger what is open at each month's end; the delays of
-- payments are kept. All three are swept anew.
DROP TABLE open_item;
DROP TABLE ledger_month;
CREATE TABLE open_item (
  invoice_key INTEGER NOT NULL,
  payment_key INTEGER NOT NULL,
  account_key INTEGER NOT NULL,
  balance_minor INTEGER NOT NULL,
  due_date_key INTEGER NOT NULL,
  settled_date_key INTEGER NOT NULL,
  written_off_date_key INTEGER NOT NULL,
  currency_key INTEGER NOT NULL REFERENCES dim_currency,
  rate_numerator INTEGER NOT NULL,
  rate_denominator INTEGER NOT NULL,
  is_disputed INTEGER NOT NULL,
  is_credit_note INTEGER NOT NULL,
  awaited_invoice_key INTEGER NOT NULL,
  PRIMARY KEY (invoice_key, payment_key, account_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_month (
  month_key INTEGER PRIMARY KEY,
  invoiced_minor INTEGER NOT NULL,
  received_minor INTEGER NOT NULL,
  written_off_minor INTEGER NOT NULL,
  invoices INTEGER NOT NULL,
  payments INTEGER NOT NULL,
  invoiced_90_days_minor INTEGER NOT NULL,
  not_due_minor INTEGER NOT NULL,
  overdue_1_30_minor INTEGER NOT NULL,
  overdue_31_60_minor INTEGER NOT NULL,
  overdue_61_90_minor INTEGER NOT NULL,
  overdue_over_90_minor INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL
) STRICT;
CREATE TABLE payment_delay_month (
  month_key INTEGER PRIMARY KEY,
  delays INTEGER NOT NULL,
  delay_list BLOB NOT NULL
) STRICT;
