-- The customers that have a place in the ranking of the month :month, with the value it goes by.
SELECT snapshot.contribution_rank, snapshot.customer_key,
  CASE classified.ranked_by WHEN 'contribution' THEN snapshot.contribution_12m_minor
    WHEN 'margin' THEN snapshot.margin_12m_minor ELSE snapshot.revenue_12m_minor END
FROM snapshot_month AS classified
CROSS JOIN customer_snapshot AS snapshot
WHERE classified.month_key = :month AND snapshot.month_key = classified.month_key
  AND snapshot.contribution_rank IS NOT NULL;
