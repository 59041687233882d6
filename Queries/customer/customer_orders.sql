-- customer_orders: a customer's orders by state, the latest first.
-- An order is completed, in progress (a line is open), planned, or not fulfilled (all cancelled).
-- needs: customers
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  what happened later is left out
--   months  integer  none  only what happened in so many months to it
-- columns:
--   customer_id  id  the customer
--   state  text  completed, in progress, planned or not fulfilled
--   order_id  id  the document
--   source  text  the source
--   ordered_on  date  its first day
--   lines  count  its lines
--   revenue  money  of its lines that are not cancelled, without tax
WITH span AS (
  SELECT coalesce(first.first_date_key, 0) AS first_date_key, last.last_date_key
  FROM dim_month AS last
  LEFT JOIN dim_month AS first ON first.month_index = last.month_index - :months + 1
  WHERE last.month_key = :month
),
document AS (
  SELECT DISTINCT asked.customer_id, document.order_key
  FROM asked_customer AS asked
  CROSS JOIN span
  CROSS JOIN dim_month AS month
  CROSS JOIN customer_order AS document
  WHERE month.month_key BETWEEN (SELECT first_month_key FROM history_month)
      AND (SELECT last_month_key FROM history_month)
    AND month.first_date_key BETWEEN span.first_date_key AND span.last_date_key
    AND document.month_key = month.month_key AND document.customer_key = asked.customer_key
),
sums AS (
  SELECT document.customer_id, document.order_key,
    -- Of the lines that stand: a corrected one may have been of another day.
    min(CASE WHEN line.sale_line_key % 2 = 0 AND NOT EXISTS (
      SELECT 1 FROM fact_sale_line AS reversal
      WHERE reversal.sale_line_key = line.sale_line_key + 1) THEN line.ordered_date_key END) AS ordered_date_key,
    sum(line.line_count) AS lines,
    sum(CASE line.status WHEN 3 THEN 0 ELSE line.revenue_minor END) AS revenue_minor,
    sum(CASE line.status WHEN 0 THEN line.line_count ELSE 0 END) AS planned,
    sum(CASE line.status WHEN 1 THEN line.line_count ELSE 0 END) AS open,
    sum(CASE line.status WHEN 2 THEN line.line_count ELSE 0 END) AS completed
  FROM document
  JOIN fact_sale_line AS line ON line.sale_line_key >= document.order_key << 24
    AND line.sale_line_key < (document.order_key + 1) << 24
  GROUP BY document.customer_id, document.order_key
  HAVING sum(line.line_count) > 0
)
SELECT sums.customer_id,
  CASE WHEN sums.open > 0 THEN 'in progress' WHEN sums.completed > 0 THEN 'completed'
    WHEN sums.planned > 0 THEN 'planned' ELSE 'not fulfilled' END AS state,
  document.order_id, source.name AS source, sums.ordered_date_key AS ordered_on, sums.lines,
  sums.revenue_minor AS revenue
FROM sums
JOIN dim_order AS document ON document.order_key = sums.order_key
JOIN source ON source.source_key = document.source_key
ORDER BY sums.customer_id, state, sums.ordered_date_key DESC, document.order_id DESC, source.name;
