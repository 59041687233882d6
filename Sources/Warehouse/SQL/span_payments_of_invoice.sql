-- The payments from one key to before another that name an invoice only, and that one.
SELECT payment_key
FROM fact_payment
WHERE invoice_key = :invoice AND invoice_key <> 0 AND payment_key >= :first AND payment_key < :end
  AND account_key = 0;
