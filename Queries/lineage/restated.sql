-- restated: earlier months whose figures imports changed since the asked month's first rows came.
-- What is said of a month is the difference between what was known before and what is known now; a
-- figure that came back to what it was is 0.
-- parameters:
--   month  month  last  the month in whose light earlier ones are looked at
-- columns:
--   month  month  the earlier month
--   run  integer  the last run that changed it
--   revenue_before  money  its revenue as it was known
--   revenue_after  money  its revenue now
--   revenue_change  money  what was added
--   cost_change  money  to the cost of goods
--   orders_change  count  orders more
--   active_customers_change  count  active customers more
--   receivables_change  money  to what is open at its end
--   overdue_change  money  to what is overdue at its end
WITH since AS (
  SELECT coalesce(min(run_key), 0) AS run_key FROM month_touched WHERE month_key = :month
),
told AS (
  SELECT restated.month_key, restated.metric, restated.run_key,
    first_value(restated.before_value) OVER span AS before_value,
    last_value(restated.after_value) OVER span AS after_value
  FROM since
  JOIN month_restated AS restated ON restated.run_key >= since.run_key
  WHERE since.run_key > 0 AND restated.month_key < :month
  WINDOW span AS (PARTITION BY restated.month_key, restated.metric ORDER BY restated.run_key
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
figure AS (
  SELECT month_key, metric, max(run_key) AS run_key, max(before_value) AS before_value,
    max(after_value) AS after_value,
    coalesce(max(after_value), 0) - coalesce(max(before_value), 0) AS change
  FROM told
  GROUP BY month_key, metric
)
SELECT month_key AS month, max(run_key) AS run,
  max(CASE metric WHEN 'revenue' THEN before_value END) AS revenue_before,
  max(CASE metric WHEN 'revenue' THEN after_value END) AS revenue_after,
  max(CASE metric WHEN 'revenue' THEN change END) AS revenue_change,
  max(CASE metric WHEN 'cost' THEN change END) AS cost_change,
  max(CASE metric WHEN 'orders' THEN change END) AS orders_change,
  max(CASE metric WHEN 'active_customers' THEN change END) AS active_customers_change,
  max(CASE metric WHEN 'receivables' THEN change END) AS receivables_change,
  max(CASE metric WHEN 'overdue' THEN change END) AS overdue_change
FROM figure
GROUP BY month_key
ORDER BY month_key DESC;
