-- The payments and settlements of the trailing year to the month :month, each with the account and the
-- due day of the invoice: account_key, due_date_key, the day it came.
WITH asked AS (
  SELECT month_index, last_date_key, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month
  WHERE month_key = :month
)
SELECT invoice.account_key, invoice.due_date_key, payment.paid_date_key
FROM fact_payment AS payment
CROSS JOIN fact_invoice AS invoice ON invoice.invoice_key = payment.invoice_key
WHERE payment.payment_key >= (SELECT month_index - 11 FROM asked) << 24
  AND payment.paid_date_key <= (SELECT last_date_key FROM asked)
UNION ALL
SELECT account_key, due_date_key, settled_date_key
FROM fact_invoice
WHERE invoice_key >= (SELECT month_index - 23 FROM asked) << 24
  AND settled_date_key > (SELECT year_before_key FROM asked)
  AND settled_date_key <= (SELECT last_date_key FROM asked);
