-- The customers who name a head on a day, with the head's key, NULL where it is no customer.
SELECT customer.customer_key, head.customer_key, customer.parent_id
FROM dim_customer AS customer
LEFT JOIN dim_customer AS head ON head.customer_id = customer.parent_id AND head.is_current = 1
WHERE customer.customer_key > 0 AND customer.parent_id IS NOT NULL
  AND ?1 BETWEEN customer.valid_from_date_key AND customer.valid_to_date_key
ORDER BY customer.customer_id;
