-- customer_orders: a customer's orders by state, the latest first.
-- An order is completed, in progress (a line is open), planned, or not fulfilled (all cancelled).
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   state  text  completed, in progress, planned or not fulfilled
--   order_id  id  the document
--   source  text  the source
--   ordered_on  date  its first day
--   lines  count  its lines
--   revenue  money  of its lines that are not cancelled, without tax
WITH document AS (
  SELECT DISTINCT document.order_key
  -- CROSS JOIN keeps the order of the ways: the customer, the months, its documents.
  FROM dim_customer AS customer
  CROSS JOIN dim_month AS month
  CROSS JOIN customer_order AS document
  WHERE month.month_key BETWEEN (SELECT first_month_key FROM history_month)
      AND (SELECT last_month_key FROM history_month)
    AND document.month_key = month.month_key AND document.customer_key = customer.customer_key
    AND customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
),
sums AS (
  SELECT document.order_key, min(line.ordered_date_key) AS ordered_date_key,
    sum(line.line_count) AS lines,
    sum(CASE line.status WHEN 3 THEN 0 ELSE line.revenue_minor END) AS revenue_minor,
    sum(CASE line.status WHEN 0 THEN line.line_count ELSE 0 END) AS planned,
    sum(CASE line.status WHEN 1 THEN line.line_count ELSE 0 END) AS open,
    sum(CASE line.status WHEN 2 THEN line.line_count ELSE 0 END) AS completed
  FROM document
  JOIN fact_sale_line AS line ON line.sale_line_key >= document.order_key << 24
    AND line.sale_line_key < (document.order_key + 1) << 24
  GROUP BY document.order_key
  HAVING sum(line.line_count) > 0
)
SELECT CASE WHEN sums.open > 0 THEN 'in progress' WHEN sums.completed > 0 THEN 'completed'
    WHEN sums.planned > 0 THEN 'planned' ELSE 'not fulfilled' END AS state,
  document.order_id, source.name AS source, sums.ordered_date_key AS ordered_on, sums.lines,
  sums.revenue_minor AS revenue
FROM sums
JOIN dim_order AS document ON document.order_key = sums.order_key
JOIN source ON source.source_key = document.source_key
ORDER BY state, sums.ordered_date_key DESC, document.order_id DESC, source.name;
