-- sales_by_month: revenue, margin and orders of each member of a dimension, month by month.
-- A month without sales of a member has no row.
-- parameters:
--   month  month  last  the last month
--   dimension  rep|team|channel|campaign|market|country|category  channel  who, where or how
--   months  integer  25  how many months
-- columns:
--   month  month  the month
--   member_id  id  the member; blank where none is known
--   member  text  its name; where two people have one, with the id
--   revenue  money  without tax, returns deducted
--   margin  money  over the lines whose cost is known
--   orders  count  blank for categories
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
)
SELECT sales.month_key AS month, sales.member_id,
  CASE WHEN rep.name IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep.name || ' (' || rep.rep_id || ')' ELSE sales.member END AS member,
  sum(sales.revenue_minor) AS revenue,
  CASE WHEN sum(sales.costed_lines) > 0 OR sum(sales.lines) = 0
    THEN sum(sales.costed_revenue_minor) - sum(sales.cost_minor) END AS margin,
  sum(sales.orders) AS orders
FROM asked
JOIN dim_month AS month
  ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
JOIN dimension_sales AS sales ON sales.month_key = month.month_key
LEFT JOIN dim_rep AS rep ON rep.rep_key = sales.member_key AND :dimension = 'rep'
WHERE sales.dimension = :dimension
  -- The same once more without a look at the calendar, so that no other month is read.
  AND sales.month_key > :month - 100 * (:months / 12 + 1) AND sales.month_key <= :month
GROUP BY sales.month_key, sales.member_key, sales.member_id, sales.member, rep.name, rep.rep_id
ORDER BY sales.month_key, sales.member_id, sales.member_key;
