-- The headline of every customer of a classified month.
SELECT customer_key, headline
FROM customer_snapshot
WHERE month_key = :month;
