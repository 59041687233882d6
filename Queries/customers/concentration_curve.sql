-- concentration_curve: what share of the total the largest customers hold, at each hundredth of them.
-- Over the customers with a positive value, largest first; the value is what key customers are ranked
-- by in that month. A group that is ranked as one counts as one.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customers  count  so many of the largest customers
--   customer_share  ratio  of all customers with a positive value
--   value  money  they have together
--   value_share  ratio  of all positive values
--   ranked_by  text  contribution, margin or revenue
WITH valued AS (
  SELECT classified.ranked_by, snapshot.contribution_rank,
    sum(CASE classified.ranked_by WHEN 'contribution' THEN snapshot.contribution_12m_minor
      WHEN 'margin' THEN snapshot.margin_12m_minor
      ELSE snapshot.revenue_12m_minor END) AS value_minor
  FROM snapshot_month AS classified
  JOIN customer_snapshot AS snapshot ON snapshot.month_key = classified.month_key
  WHERE classified.month_key = :month AND snapshot.contribution_rank IS NOT NULL
  GROUP BY classified.ranked_by, snapshot.contribution_rank
),
placed AS (
  SELECT ranked_by, value_minor, ntile(100) OVER (ORDER BY contribution_rank) AS hundredth
  FROM valued
),
step AS (
  SELECT hundredth, ranked_by, count(*) AS customers, sum(value_minor) AS value_minor
  FROM placed
  GROUP BY hundredth, ranked_by
),
total AS (
  SELECT 1.0 * sum(customers) AS customers, 1.0 * sum(value_minor) AS value_minor FROM step
)
SELECT sum(step.customers) OVER up_to_here AS customers,
  sum(step.customers) OVER up_to_here / total.customers AS customer_share,
  sum(step.value_minor) OVER up_to_here AS value,
  sum(step.value_minor) OVER up_to_here / total.value_minor AS value_share, step.ranked_by
FROM step CROSS JOIN total
WINDOW up_to_here AS (ORDER BY step.hundredth ROWS UNBOUNDED PRECEDING)
ORDER BY step.hundredth;
