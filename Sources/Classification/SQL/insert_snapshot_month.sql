INSERT OR REPLACE INTO snapshot_month (month_key, is_stale, run_key, ranked_by, customers,
  settings_hash, ranked_customers, ranked_total_minor, is_sales_known, is_receivables_known,
  is_margin_known, is_cost_to_serve_known)
VALUES (:month, 0, :run, :ranked_by, :customers, :settings_hash, :ranked_customers,
  :ranked_total, :is_sales_known, :is_receivables_known, :is_margin_known, :is_cost_to_serve_known);
