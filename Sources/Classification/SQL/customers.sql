-- Every customer, with the day of its acquisition.
SELECT customer_key, acquired_date_key
FROM dim_customer
WHERE is_current = 1 AND customer_key <> 0;
