-- The payments from one key to before another, each with the invoice and the account that it names.
SELECT payment_key, invoice_key, account_key
FROM fact_payment
WHERE payment_key >= :first AND payment_key < :end;
