-- What each customer brought in two months.
SELECT month_key, customer_key, revenue_minor
FROM customer_month
WHERE month_key IN (?1, ?2);
