-- The versions of all customers in the order of their keys.
SELECT *
FROM dim_customer
WHERE customer_version_key > 0
ORDER BY customer_version_key;
