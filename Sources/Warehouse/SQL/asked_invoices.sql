-- The invoices of the customers asked about.
SELECT asked.customer_key, invoice.invoice_key
FROM asked_customer AS asked
CROSS JOIN dim_account AS account
CROSS JOIN fact_invoice AS invoice
WHERE account.customer_key = asked.customer_key AND invoice.account_key = account.account_key;
