-- The payments whose keys lie in a month's range; a few of them were paid in another month.
SELECT payment_key, invoice_key, account_key, paid_date_key, amount_minor, currency_key,
  rate_numerator, rate_denominator
FROM fact_payment
WHERE payment_key >= :first AND payment_key < :end
ORDER BY payment_key;
