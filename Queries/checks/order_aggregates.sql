-- order_aggregates: months whose orders differ from the documents that have a completed line.
-- An order is a document with a completed line of positive quantity; its month is that of the
-- earliest of those lines.
-- columns:
--   month  month  the month
--   measure  text  orders, or the customers who placed them
--   facts  count  orders among the documents; customers with an order in customer_month
--   found  count  orders in customer_month; buyers in buyer_month
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
  SELECT month_key, sum(orders) AS orders, sum(CASE WHEN orders > 0 THEN 1 ELSE 0 END) AS buyers
  FROM customer_month
  GROUP BY month_key
),
span AS (
  SELECT month_key FROM fact UNION SELECT month_key FROM aggregate
  UNION SELECT month_key FROM buyer_month
),
compared AS (
  SELECT span.month_key, 'orders' AS measure, coalesce(fact.orders, 0) AS facts,
    coalesce(aggregate.orders, 0) AS found
  FROM span
  LEFT JOIN fact ON fact.month_key = span.month_key
  LEFT JOIN aggregate ON aggregate.month_key = span.month_key
  UNION ALL
  SELECT span.month_key, 'buyers', coalesce(aggregate.buyers, 0), coalesce(listed.buyers, 0)
  FROM span
  LEFT JOIN aggregate ON aggregate.month_key = span.month_key
  LEFT JOIN buyer_month AS listed ON listed.month_key = span.month_key
)
SELECT month_key AS month, measure, facts, found
FROM compared
WHERE facts <> found
ORDER BY month_key, measure DESC;
