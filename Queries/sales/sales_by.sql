-- sales_by: sales of people, teams, channels, campaigns, markets, countries or categories.
-- The month beside the month before, the same month last year and the year to date. An order counts
-- for the member of its first line. What bears no member stands in a row with a blank id. Who has a
-- target is listed though nothing was sold. The year to date last year is blank where its first month
-- lies before the history.
-- needs: member_customers
-- parameters:
--   month  month  last  the month
--   dimension  rep|team|channel|campaign|market|country|category  rep  who, where or how
-- columns:
--   member_id  id  the member
--   member  text  its name; where two people have one, with the id
--   revenue  money  of the month
--   previous_month  money  revenue of the month before
--   same_month_last_year  money  revenue of the same month of the year before
--   year_to_date  money  revenue from the fiscal year's first month
--   year_to_date_last_year  money  revenue of the same months of the fiscal year before
--   revenue_share  ratio  of the month's revenue
--   target  money  for the month, where one is given
--   target_ratio  ratio  revenue ÷ target
--   target_year_to_date  money  the sum of the targets of the fiscal year to the month
--   margin  money  of the month, over the lines whose cost is known
--   margin_ratio  ratio  margin ÷ the revenue of those lines
--   margin_year_to_date  money  from the fiscal year's first month
--   orders  count  of the month; blank for categories
--   orders_year_to_date  count  from the fiscal year's first month
--   average_order_value  money  revenue ÷ orders
--   active_customers  count  with an order of it in the month; of a category: who bought
--   new_customers  count  of them with their first order ever; blank where the month is not classified
--   active_customers_year_to_date  count  different ones in the fiscal year to the month
--   new_customers_year_to_date  count  of them with their first order in it
--   discounts  money  given in the month
--   discount_rate  ratio  discounts ÷ gross sales
--   returns  money  revenue of goods that came back
--   return_rate  ratio  returns ÷ (revenue + returns)
--   team  text  of a person; blank for all else
--   costed_revenue  money  revenue of the lines whose cost is known
--   gross_sales  money  before discounts, without returns
WITH asked AS (
  SELECT month_key, previous_month_key, year_ago_month_key,
    fiscal_year_first_month_key AS first_key, fiscal_year_first_month_key - 100 AS before_key,
    (SELECT first_month_key FROM history_month) AS history_key
  FROM dim_month
  WHERE month_key = :month
),
target AS (
  SELECT CASE :dimension WHEN 'rep' THEN given.rep_key WHEN 'category' THEN given.category_key
      ELSE given.market_key END AS member_key,
    sum(CASE WHEN given.month_key = asked.month_key THEN given.amount_minor END) AS month_minor,
    sum(given.amount_minor) AS year_minor
  FROM asked
  JOIN fact_target AS given
    ON given.month_key >= asked.first_key AND given.month_key <= asked.month_key
  WHERE given.metric = 'revenue'
    AND (:dimension = 'rep' AND given.rep_key <> 0
      OR :dimension = 'category' AND given.category_key <> 0
      OR :dimension = 'market' AND given.market_key <> 0)
  GROUP BY CASE :dimension WHEN 'rep' THEN given.rep_key WHEN 'category' THEN given.category_key
      ELSE given.market_key END
),
-- Who has a target and sold nothing must be seen beside it.
aimed AS (
  SELECT target.member_key, rep.rep_id AS member_id, rep.name AS member, 0 AS orders
  FROM target JOIN dim_rep AS rep ON :dimension = 'rep' AND rep.rep_key = target.member_key
  UNION ALL
  SELECT target.member_key, category.category, category.category, NULL
  FROM target
  JOIN dim_category AS category
    ON :dimension = 'category' AND category.category_key = target.member_key
  UNION ALL
  SELECT target.member_key, market.market, market.market, 0
  FROM target
  JOIN dim_market AS market ON :dimension = 'market' AND market.market_key = target.member_key
),
sold AS (
  SELECT sales.*,
    CASE WHEN sales.month_key = asked.month_key THEN 1 ELSE 0 END AS is_now,
    CASE WHEN sales.month_key = asked.previous_month_key THEN 1 ELSE 0 END AS is_previous,
    CASE WHEN sales.month_key = asked.year_ago_month_key THEN 1 ELSE 0 END AS is_year_ago,
    CASE WHEN sales.month_key >= asked.first_key THEN 1 ELSE 0 END AS is_year,
    CASE WHEN sales.month_key <= asked.year_ago_month_key THEN 1 ELSE 0 END AS is_year_before
  FROM asked
  JOIN dimension_sales AS sales
    ON sales.month_key >= asked.before_key AND sales.month_key <= asked.month_key
  WHERE sales.dimension = :dimension
    -- The same once more without a look at the calendar, so that no other month is read.
    AND sales.month_key > :month - 200 AND sales.month_key <= :month
  UNION ALL
  SELECT asked.month_key, :dimension, aimed.member_key, aimed.member_id, aimed.member, 0,
    aimed.orders, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0
  FROM asked CROSS JOIN aimed
),
summed AS (
  SELECT member_key, member_id, member, sum(is_now * revenue_minor) AS revenue_minor,
    sum(is_previous * revenue_minor) AS previous_minor,
    sum(is_year_ago * revenue_minor) AS year_ago_minor,
    sum(is_year * revenue_minor) AS year_minor,
    sum(is_year_before * revenue_minor) AS year_before_minor,
    sum(is_now * lines) AS lines, sum(is_now * costed_lines) AS costed_lines,
    sum(is_now * costed_revenue_minor) AS costed_revenue_minor, sum(is_now * cost_minor) AS cost_minor,
    sum(is_year * lines) AS year_lines, sum(is_year * costed_lines) AS year_costed_lines,
    sum(is_year * (costed_revenue_minor - cost_minor)) AS year_margin_minor,
    sum(is_now * orders) AS orders, sum(is_year * orders) AS year_orders,
    sum(is_now * discounts_minor) AS discounts_minor,
    sum(is_now * gross_sales_minor) AS gross_sales_minor,
    sum(is_now * returns_minor) AS returns_minor
  FROM sold
  GROUP BY member_key, member_id, member
)
SELECT summed.member_id,
  CASE WHEN rep.name IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep.name || ' (' || rep.rep_id || ')' ELSE summed.member END AS member,
  summed.revenue_minor AS revenue,
  CASE WHEN asked.previous_month_key >= asked.history_key THEN previous_minor END AS previous_month,
  CASE WHEN asked.year_ago_month_key >= asked.history_key THEN year_ago_minor END
    AS same_month_last_year,
  summed.year_minor AS year_to_date,
  CASE WHEN asked.before_key >= asked.history_key THEN year_before_minor END
    AS year_to_date_last_year,
  1.0 * revenue_minor / nullif(sum(revenue_minor) OVER (), 0) AS revenue_share,
  target.month_minor AS target, 1.0 * revenue_minor / nullif(target.month_minor, 0) AS target_ratio,
  target.year_minor AS target_year_to_date,
  CASE WHEN lines = 0 OR costed_lines > 0 THEN costed_revenue_minor - cost_minor END AS margin,
  1.0 * (costed_revenue_minor - cost_minor) / nullif(costed_revenue_minor, 0) AS margin_ratio,
  CASE WHEN year_lines = 0 OR year_costed_lines > 0 THEN year_margin_minor END
    AS margin_year_to_date,
  orders, year_orders AS orders_year_to_date,
  round(1.0 * revenue_minor / nullif(orders, 0)) AS average_order_value,
  coalesce(customers.active, 0) AS active_customers,
  CASE WHEN classified.month_key IS NOT NULL THEN coalesce(customers.new, 0) END AS new_customers,
  coalesce(customers.active_year, 0) AS active_customers_year_to_date,
  CASE WHEN classified.month_key IS NOT NULL THEN coalesce(customers.new_year, 0) END
    AS new_customers_year_to_date,
  discounts_minor AS discounts,
  1.0 * discounts_minor / nullif(gross_sales_minor, 0) AS discount_rate, returns_minor AS returns,
  1.0 * returns_minor / nullif(revenue_minor + returns_minor, 0) AS return_rate,
  rep.team, costed_revenue_minor AS costed_revenue, gross_sales_minor AS gross_sales
FROM summed
CROSS JOIN asked
LEFT JOIN snapshot_month AS classified ON classified.month_key = asked.month_key
LEFT JOIN dim_rep AS rep ON rep.rep_key = summed.member_key AND :dimension = 'rep'
LEFT JOIN target ON target.member_key = summed.member_key
LEFT JOIN member_customers AS customers ON customers.member_key = summed.member_key
  AND customers.member_id = CASE :dimension WHEN 'team' THEN summed.member_id ELSE '' END
WHERE summed.year_minor <> 0 OR summed.year_before_minor <> 0 OR summed.revenue_minor <> 0
  OR summed.previous_minor <> 0 OR summed.lines <> 0 OR target.year_minor <> 0
ORDER BY summed.revenue_minor DESC, summed.year_minor DESC, summed.member_id, summed.member_key;
