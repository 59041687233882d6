-- lifetime_model: the models behind the lifetime value, and how far off they are.
-- Whether they converged, on whom they rest, and what a test on the last three months says.
-- Purchases: BG/NBD over purchase days, time in weeks. Spend: Gamma-Gamma over the revenue of a
-- purchase day, in currency units; who bought again, but for nothing or less, is left out. Hold-out:
-- the first model fitted without the last three months, and what it then says of them.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   model  text  purchases, spend or hold-out
--   fit  text  converged, did_not_converge, too_few_customers or too_short_history
--   customers_used  count  on whom it rests
--   customers_left_out  count  who could not be used
--   expected_order_days  real  purchase days expected in the three months held out
--   actual_order_days  count  purchase days that there were
--   error_ratio  ratio  expected ÷ actual − 1
--   log_likelihood  real  of the model at its best parameters
--   r  real  purchases: shape of the rates of purchase
--   alpha  real  purchases: their scale
--   a  real  purchases: first parameter of the chance to leave
--   b  real  purchases: second one
--   p  real  spend: shape of a customer's purchases
--   q  real  spend: shape of the customers' means
--   v  real  spend: their scale
--   monthly_discount_ratio  ratio  by which values of later months are discounted
SELECT model, fit, customers_used, customers_left_out, expected_order_days, actual_order_days,
  error_ratio, log_likelihood, r, alpha, a, b, p, q, v, monthly_discount_ratio
FROM (
  SELECT 'purchases' AS model, status AS fit, customers_used, customers_left_out,
    CAST(NULL AS DOUBLE PRECISION) AS expected_order_days,
    CAST(NULL AS BIGINT) AS actual_order_days, CAST(NULL AS DOUBLE PRECISION) AS error_ratio,
    log_likelihood, r, alpha, a, b, CAST(NULL AS DOUBLE PRECISION) AS p,
    CAST(NULL AS DOUBLE PRECISION) AS q, CAST(NULL AS DOUBLE PRECISION) AS v,
    monthly_discount_ratio, 1 AS place
  FROM lifetime_fit WHERE month_key = :month
  UNION ALL
  SELECT 'spend', spend_status, spend_customers_used, spend_customers_left_out, NULL, NULL, NULL,
    spend_log_likelihood, NULL, NULL, NULL, NULL, p, q, v, monthly_discount_ratio, 2
  FROM lifetime_fit WHERE month_key = :month
  UNION ALL
  SELECT 'hold-out', holdout_status, holdout_customers, NULL, holdout_expected_order_days,
    holdout_actual_order_days, holdout_error_ratio, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, 3
  FROM lifetime_fit WHERE month_key = :month
) AS part
ORDER BY place;
