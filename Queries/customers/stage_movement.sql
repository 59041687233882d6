-- stage_movement: how customers moved through the life cycle since an earlier month.
-- Stages are exclusive: prospect, new, active, at_risk, dormant, lost. Customers listed in only one of
-- the months move from or to `not listed`.
-- No row where the earlier month is not classified.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   against  same_month_last_year|previous_month  same_month_last_year  the month compared with
-- columns:
--   from_stage  text  in the earlier month
--   to_stage  text  in the month
--   customers  count  who made this move, or stayed
--   revenue_12m  money  of their trailing year to the month
WITH asked AS (
  SELECT month.month_key, before.month_key AS before_key
  FROM dim_month AS month
  JOIN snapshot_month AS before ON before.month_key = CASE :against
    WHEN 'previous_month' THEN month.previous_month_key ELSE month.year_ago_month_key END
  WHERE month.month_key = :month
),
moved AS (
  SELECT coalesce(before.stage, 'not listed') AS from_stage, now.stage AS to_stage,
    now.revenue_12m_minor AS revenue_minor
  FROM asked
  JOIN customer_snapshot AS now ON now.month_key = asked.month_key
  LEFT JOIN customer_snapshot AS before ON before.month_key = asked.before_key
    AND before.customer_key = now.customer_key
  UNION ALL
  SELECT before.stage, 'not listed', 0
  FROM asked
  JOIN customer_snapshot AS before ON before.month_key = asked.before_key
  LEFT JOIN customer_snapshot AS now ON now.month_key = asked.month_key
    AND now.customer_key = before.customer_key
  WHERE now.customer_key IS NULL
)
SELECT from_stage, to_stage, count(*) AS customers, sum(revenue_minor) AS revenue_12m
FROM moved
GROUP BY from_stage, to_stage
ORDER BY from_stage, to_stage;
