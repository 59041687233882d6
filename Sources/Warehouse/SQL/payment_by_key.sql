-- One payment.
SELECT payment_key, invoice_key, account_key, paid_date_key, amount_minor, currency_key,
  rate_numerator, rate_denominator
FROM fact_payment
WHERE payment_key = :payment;
