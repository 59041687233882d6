-- customer_ids: ids that two customers print.
-- columns:
--   customer_id  id  the id
--   customers  count  how many bear it
SELECT customer_id, count(DISTINCT customer_key) AS customers
FROM dim_customer
GROUP BY customer_id
HAVING count(DISTINCT customer_key) > 1
ORDER BY customer_id;
