-- Temporary receivables of this connection: the months before :month from the file, the others from
-- tables to be filled.
CREATE TEMP TABLE receivable_day AS SELECT * FROM main.receivable_month WHERE 0;
CREATE TEMP TABLE ledger_day AS SELECT * FROM main.ledger_month WHERE 0;
CREATE TEMP TABLE payment_delay_day AS SELECT * FROM main.payment_delay_month WHERE 0;
CREATE TEMP VIEW receivable_month AS
SELECT * FROM main.receivable_month WHERE month_key < :month
UNION ALL SELECT * FROM temp.receivable_day;
CREATE TEMP VIEW ledger_month AS
SELECT * FROM main.ledger_month WHERE month_key < :month
UNION ALL SELECT * FROM temp.ledger_day;
CREATE TEMP VIEW payment_delay_month AS
SELECT * FROM main.payment_delay_month WHERE month_key < :month
UNION ALL SELECT * FROM temp.payment_delay_day;
CREATE TEMP TABLE open_item AS SELECT * FROM main.open_item WHERE 0;
-- grain: an invoice open at the end of the day; balance in its own currency, open in the company's
CREATE TEMP TABLE open_invoice (
  invoice_key INTEGER PRIMARY KEY,
  customer_key INTEGER NOT NULL,
  balance_minor INTEGER NOT NULL,
  open_minor INTEGER NOT NULL,
  due_date_key INTEGER NOT NULL,
  overdue_days INTEGER NOT NULL,
  is_disputed INTEGER NOT NULL
);
