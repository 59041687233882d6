-- The days that a customer has for paying, of those with whom something is agreed.
SELECT customer_key, payment_term_days
FROM dim_customer
WHERE is_current = 1 AND payment_term_days IS NOT NULL;
