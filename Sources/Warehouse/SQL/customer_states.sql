-- What several tables ask of every customer of a classified month.
SELECT customer_key, headline, first_order_date_key, revenue_12m_minor, stage
FROM customer_snapshot
WHERE month_key = :month;
