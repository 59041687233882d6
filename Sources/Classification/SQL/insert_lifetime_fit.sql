INSERT INTO lifetime_fit (month_key, status, customers_used, customers_left_out, r, alpha, a, b,
  log_likelihood, spend_status, spend_customers_used, spend_customers_left_out, p, q, v,
  spend_log_likelihood, monthly_discount_ratio, holdout_status, holdout_customers,
  holdout_expected_order_days, holdout_actual_order_days, holdout_error_ratio,
  holdout_mean_absolute_error)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
