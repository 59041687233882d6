-- What the customers ranked before a place hold together, by what the month's customers are ranked by;
-- and how many share the place, being ranked as one group, with what they hold.
WITH ranked AS (
  SELECT customer.contribution_rank, CASE snapshot.ranked_by
    WHEN 'contribution' THEN customer.contribution_12m_minor
    WHEN 'margin' THEN customer.margin_12m_minor
    ELSE customer.revenue_12m_minor END AS value_minor
  FROM snapshot_month AS snapshot
  JOIN customer_snapshot AS customer ON customer.month_key = snapshot.month_key
  WHERE snapshot.month_key = :month AND customer.contribution_rank <= :rank
)
SELECT coalesce(sum(CASE WHEN contribution_rank < :rank THEN value_minor END), 0),
  count(CASE WHEN contribution_rank = :rank THEN value_minor END),
  coalesce(sum(CASE WHEN contribution_rank = :rank THEN value_minor END), 0)
FROM ranked;
