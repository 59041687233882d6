-- The customer that prints an id.
SELECT customer_key
FROM dim_customer
WHERE customer_id = :customer AND is_current = 1 AND customer_key > 0;
