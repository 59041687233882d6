-- concentration: the customers with a positive value, largest first, and the share they hold together.
-- The value is what key customers are ranked by in that month: contribution, margin or revenue.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   place  count  rank by value, ties by customer id
--   customer_id  id  the customer
--   name  text  its name
--   value  money  of its trailing year
--   share  ratio  of all positive values
--   running_share  ratio  of all positive values, this customer and those before it
--   ranked_by  text  contribution, margin or revenue
WITH valued AS (
  SELECT snapshot.customer_key, classified.ranked_by,
    CASE classified.ranked_by WHEN 'contribution' THEN snapshot.contribution_12m_minor
      WHEN 'margin' THEN snapshot.margin_12m_minor
      ELSE snapshot.revenue_12m_minor END AS value_minor
  FROM snapshot_month AS classified
  JOIN customer_snapshot AS snapshot ON snapshot.month_key = classified.month_key
  WHERE classified.month_key = :month
),
named AS (
  SELECT customer.customer_id, customer.name, valued.customer_key, valued.ranked_by,
    valued.value_minor
  FROM valued
  JOIN customer_at_month AS customer
    ON customer.month_key = :month AND customer.customer_key = valued.customer_key
  WHERE valued.value_minor > 0
),
total AS (
  SELECT 1.0 * sum(value_minor) AS value_minor FROM named
)
SELECT row_number() OVER largest_first AS place, named.customer_id, named.name,
  named.value_minor AS value, named.value_minor / total.value_minor AS share,
  sum(named.value_minor) OVER largest_first / total.value_minor AS running_share, named.ranked_by
FROM named CROSS JOIN total
WINDOW largest_first AS (
  ORDER BY named.value_minor DESC, named.customer_id, named.customer_key ROWS UNBOUNDED PRECEDING)
ORDER BY place;
