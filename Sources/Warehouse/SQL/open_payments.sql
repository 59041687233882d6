-- The payments among the open items, whose invoices are not issued yet.
SELECT payment.payment_key, payment.invoice_key, payment.account_key, paid_date_key, amount_minor,
  payment.currency_key, payment.rate_numerator, payment.rate_denominator
FROM main.open_item AS item
CROSS JOIN fact_payment AS payment ON payment.payment_key = item.payment_key
WHERE item.payment_key > 0;
