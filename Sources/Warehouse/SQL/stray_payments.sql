-- Payments of the days from :first to :last whose keys lie in another month.
SELECT payment_key, invoice_key, account_key, paid_date_key, amount_minor, currency_key,
  rate_numerator, rate_denominator
FROM fact_payment INDEXED BY fact_payment_astray
WHERE paid_date_key BETWEEN :first AND :last
  AND paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24;
