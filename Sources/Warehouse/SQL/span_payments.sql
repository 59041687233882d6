-- The payments from one key to before another that name an invoice only.
SELECT payment_key, invoice_key
FROM fact_payment
WHERE payment_key >= :first AND payment_key < :end AND account_key = 0;
