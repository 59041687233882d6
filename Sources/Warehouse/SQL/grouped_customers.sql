-- Every customer of the classified month :month, with what its group goes by and what is summed.
SELECT snapshot.headline, snapshot.recency_score, snapshot.frequency_score,
  version.acquisition_source, snapshot.orders_12m,
  snapshot.first_order_date_key > (month.month_key - 100) * 100 + 99 AS is_fresh,
  snapshot.revenue_12m_minor, snapshot.margin_12m_minor, snapshot.contribution_12m_minor,
  snapshot.lifetime_value_12m_minor, snapshot.receivables_minor, snapshot.overdue_minor,
  snapshot.money_score
FROM dim_month AS month
CROSS JOIN customer_snapshot AS snapshot
-- A version's key is its customer's and its first day's, in the order of the snapshot.
LEFT JOIN dim_customer AS version
  ON version.customer_version_key BETWEEN snapshot.customer_key << 27
    AND (snapshot.customer_key << 27) + month.last_date_key
  AND version.valid_to_date_key >= month.last_date_key
WHERE month.month_key = :month AND snapshot.month_key = month.month_key;
