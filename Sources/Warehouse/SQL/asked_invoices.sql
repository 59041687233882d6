-- The invoices of the customers asked about, found year by year as their index has them
-- (+: an expression has no affinity).
WITH year AS MATERIALIZED (SELECT DISTINCT year FROM dim_month)
SELECT asked.customer_key, invoice.invoice_key
FROM asked_customer AS asked
CROSS JOIN dim_account AS account
CROSS JOIN year
CROSS JOIN fact_invoice AS invoice
WHERE account.customer_key = asked.customer_key AND account.account_key <> 0
  AND (invoice.invoice_key >> 24) / 12 = +year.year
  AND invoice.account_key = account.account_key AND invoice.account_key <> 0;
