-- The places of a classified month's customers, and what they are ranked by.
SELECT customer.contribution_rank, CASE snapshot.ranked_by
  WHEN 'contribution' THEN customer.contribution_12m_minor
  WHEN 'margin' THEN customer.margin_12m_minor
  ELSE customer.revenue_12m_minor END AS value_minor
FROM snapshot_month AS snapshot
JOIN customer_snapshot AS customer ON customer.month_key = snapshot.month_key
WHERE snapshot.month_key = :month AND customer.contribution_rank IS NOT NULL;
