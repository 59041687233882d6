-- The customers that have a place in the ranking of the month :month, with the value it goes by and what
-- they are called at its end. In the order of the snapshot, which is that of the customers' versions.
SELECT snapshot.contribution_rank, snapshot.customer_key,
  CASE classified.ranked_by WHEN 'contribution' THEN snapshot.contribution_12m_minor
    WHEN 'margin' THEN snapshot.margin_12m_minor ELSE snapshot.revenue_12m_minor END,
  version.customer_id, version.name
FROM snapshot_month AS classified
CROSS JOIN dim_month AS month
CROSS JOIN customer_snapshot AS snapshot
-- A version's key is its customer's and its first day's.
LEFT JOIN dim_customer AS version
  ON version.customer_version_key BETWEEN snapshot.customer_key << 27
    AND (snapshot.customer_key << 27) + month.last_date_key
  AND version.valid_to_date_key >= month.last_date_key
WHERE classified.month_key = :month AND month.month_key = classified.month_key
  AND snapshot.month_key = classified.month_key AND snapshot.contribution_rank IS NOT NULL;
