-- sales_aggregates: monthly aggregates that differ from the sales lines they are the sums of.
-- columns:
--   aggregate  text  the table
--   month  month  the month
--   measure  text  lines, units (millionths) or revenue (minor units)
--   facts  integer  the sum over the completed lines
--   found  integer  the sum in the aggregate
WITH fact AS (
  SELECT ordered_date_key / 100 AS month_key, sum(line_count) AS lines,
    sum(quantity_micro) AS units, sum(revenue_minor) AS revenue
  FROM fact_sale_line
  WHERE status = 2
  GROUP BY ordered_date_key / 100
),
aggregate AS (
  SELECT 'customer_month' AS name, month_key, sum(lines) AS lines, sum(units_micro) AS units,
    sum(revenue_minor) AS revenue
  FROM customer_month GROUP BY month_key
  UNION ALL
  SELECT 'product_month', month_key, sum(lines), sum(units_micro), sum(revenue_minor)
  FROM product_month GROUP BY month_key
  UNION ALL
  SELECT 'product_market_month', month_key, sum(lines), sum(units_micro), sum(revenue_minor)
  FROM product_market_month GROUP BY month_key
  UNION ALL
  SELECT 'dimension_month ' || dimension, month_key, sum(lines), sum(units_micro),
    sum(revenue_minor)
  FROM dimension_month GROUP BY dimension, month_key
  UNION ALL
  SELECT 'company_month', month_key, lines, units_micro, revenue_minor FROM company_month
),
name AS (
  SELECT DISTINCT name FROM aggregate
  UNION SELECT 'customer_month' UNION SELECT 'product_month' UNION SELECT 'product_market_month'
),
span AS (
  SELECT month_key FROM fact UNION SELECT month_key FROM aggregate
),
-- Only what classify has reached can be in company_month.
paired AS (
  SELECT name.name, span.month_key, coalesce(fact.lines, 0) AS fact_lines,
    coalesce(fact.units, 0) AS fact_units, coalesce(fact.revenue, 0) AS fact_revenue,
    coalesce(aggregate.lines, 0) AS lines, coalesce(aggregate.units, 0) AS units,
    coalesce(aggregate.revenue, 0) AS revenue
  FROM name CROSS JOIN span
  LEFT JOIN fact ON fact.month_key = span.month_key
  LEFT JOIN aggregate ON aggregate.name = name.name AND aggregate.month_key = span.month_key
  WHERE name.name <> 'company_month' OR aggregate.month_key IS NOT NULL
)
SELECT name AS aggregate, month_key AS month, 'lines' AS measure, fact_lines AS facts, lines AS found
FROM paired WHERE fact_lines <> lines
UNION ALL
SELECT name, month_key, 'units', fact_units, units FROM paired WHERE fact_units <> units
UNION ALL
SELECT name, month_key, 'revenue', fact_revenue, revenue FROM paired WHERE fact_revenue <> revenue
ORDER BY aggregate, month, measure;
