-- A month's revenue by customer.
SELECT customer_key, revenue_minor FROM customer_month WHERE month_key = :month
ORDER BY customer_key;
