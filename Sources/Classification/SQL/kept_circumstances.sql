-- What was known in a classified month, and its ranking.
SELECT snapshot.ranked_by, snapshot.ranked_customers, snapshot.ranked_total_minor,
  snapshot.is_sales_known, snapshot.is_receivables_known, snapshot.is_margin_known,
  snapshot.is_cost_to_serve_known, month.last_day_number
FROM snapshot_month AS snapshot
JOIN dim_month AS month ON month.month_key = snapshot.month_key
WHERE snapshot.month_key = :month;
