-- class_history: how many customers bore each class in each classified month, with who came and went.
-- A class that nobody bore in a month is 0. Came and went are against the month before; blank where
-- that is not classified.
-- needs: class_counts
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   month  month  the classified month
--   class  text  the class
--   customers  count  who bore it
--   entered  count  who did not bear it the month before
--   gone  count  who bore it the month before and no longer
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
classified AS (
  SELECT month.month_key, month.month_index, before.month_key AS before_key
  FROM asked
  JOIN dim_month AS month
    ON month.month_index >= asked.month_index - :months AND month.month_index <= asked.month_index
  JOIN snapshot_month AS kept ON kept.month_key = month.month_key
  LEFT JOIN snapshot_month AS before ON before.month_key = month.previous_month_key
),
entered AS MATERIALIZED (
  SELECT month_key, class, customers, coalesce(entered, customers) AS entered FROM class_count
),
class AS (
  SELECT DISTINCT class FROM entered
  UNION SELECT 'key' UNION SELECT 'loyal' UNION SELECT 'indebted' UNION SELECT 'unprofitable'
),
counted AS (
  SELECT classified.month_key, classified.month_index, classified.before_key, class.class,
    coalesce(entered.customers, 0) AS customers, coalesce(entered.entered, 0) AS entered,
    lag(coalesce(entered.customers, 0)) OVER (
      PARTITION BY class.class ORDER BY classified.month_key) AS before_customers
  FROM classified
  CROSS JOIN class
  LEFT JOIN entered ON entered.month_key = classified.month_key AND entered.class = class.class
)
SELECT month_key AS month, class, customers,
  CASE WHEN before_key IS NOT NULL THEN entered END AS entered,
  CASE WHEN before_key IS NOT NULL THEN before_customers + entered - customers END AS gone
FROM counted
WHERE month_index > (SELECT month_index FROM asked) - :months
ORDER BY month_key, class;
