-- An account's documents are found year by year, so that a month's import touches its own year only.
DROP INDEX fact_invoice_by_account;
DROP INDEX fact_payment_by_account;
DROP INDEX fact_contact_by_account;
CREATE INDEX fact_invoice_by_account ON fact_invoice (((invoice_key >> 24) / 12), account_key)
  WHERE account_key <> 0;
CREATE INDEX fact_payment_by_account ON fact_payment (((payment_key >> 24) / 12), account_key)
  WHERE account_key <> 0;
CREATE INDEX fact_contact_by_account ON fact_contact (((contact_key >> 24) / 12), account_key)
  WHERE account_key <> 0;
-- The order book is read from its index alone.
DROP INDEX fact_sale_line_pending;
CREATE INDEX fact_sale_line_pending
  ON fact_sale_line (ordered_date_key, status, line_count, revenue_minor) WHERE status <> 2;
-- What is bought together is read month by month.
CREATE TABLE basket_month (
  month_key INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
