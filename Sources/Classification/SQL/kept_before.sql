-- What the customers ranked before a place hold together, by what the month's customers are ranked by.
SELECT coalesce(sum(CASE snapshot.ranked_by
  WHEN 'contribution' THEN customer.contribution_12m_minor
  WHEN 'margin' THEN customer.margin_12m_minor
  ELSE customer.revenue_12m_minor END), 0)
FROM snapshot_month AS snapshot
JOIN customer_snapshot AS customer ON customer.month_key = snapshot.month_key
WHERE snapshot.month_key = :month AND customer.contribution_rank < :rank;
