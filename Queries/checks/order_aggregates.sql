-- order_aggregates: months whose orders differ from the documents that have a completed line.
-- An order is a document with a completed line of positive quantity; its month is that of the
-- earliest of those lines.
-- columns:
--   month  month  the month
--   facts  count  orders among the documents
--   found  count  orders in customer_month
WITH line AS (
  SELECT sale_line_key >> 24 AS order_key, ordered_date_key, sum(line_count) AS lines
  FROM fact_sale_line
  WHERE status = 2 AND (quantity_micro > 0 AND line_count > 0
    OR quantity_micro < 0 AND line_count < 0)
  GROUP BY sale_line_key >> 24, ordered_date_key
),
document AS (
  SELECT order_key, min(ordered_date_key) / 100 AS month_key
  FROM line
  WHERE lines > 0
  GROUP BY order_key
),
fact AS (
  SELECT month_key, count(*) AS orders FROM document GROUP BY month_key
),
aggregate AS (
  SELECT month_key, sum(orders) AS orders FROM customer_month GROUP BY month_key
),
span AS (
  SELECT month_key FROM fact UNION SELECT month_key FROM aggregate
)
SELECT span.month_key AS month, coalesce(fact.orders, 0) AS facts,
  coalesce(aggregate.orders, 0) AS found
FROM span
LEFT JOIN fact ON fact.month_key = span.month_key
LEFT JOIN aggregate ON aggregate.month_key = span.month_key
WHERE coalesce(fact.orders, 0) <> coalesce(aggregate.orders, 0)
ORDER BY span.month_key;
