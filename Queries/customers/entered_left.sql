-- entered_left: who entered and who left each class against an earlier month.
-- No row where the earlier month is not classified. The reason is that of the tag: of the month for
-- those who entered, of the earlier month for those who left.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   against  previous_month|same_month_last_year  previous_month  the month compared with
-- columns:
--   class  text  the class
--   movement  text  entered or left
--   customer_id  id  the customer
--   name  text  its name
--   headline  text  what it is counted under now; blank if it is no longer listed
--   revenue_12m  money  of its trailing year
--   contribution_12m  money  of its trailing year
--   overdue  money  at the month's end
--   reason  text  why it bears or bore the class
WITH asked AS (
  SELECT month.month_key, before.month_key AS before_key
  FROM dim_month AS month
  JOIN snapshot_month AS before ON before.month_key = CASE :against
    WHEN 'previous_month' THEN month.previous_month_key ELSE month.year_ago_month_key END
  WHERE month.month_key = :month
),
moved AS (
  SELECT now.class, 'entered' AS movement, now.customer_key, now.reason
  FROM asked
  JOIN customer_tag AS now ON now.month_key = asked.month_key
  LEFT JOIN customer_tag AS before ON before.month_key = asked.before_key
    AND before.customer_key = now.customer_key AND before.class = now.class
  WHERE before.customer_key IS NULL
  UNION ALL
  SELECT before.class, 'left', before.customer_key, before.reason
  FROM asked
  JOIN customer_tag AS before ON before.month_key = asked.before_key
  LEFT JOIN customer_tag AS now ON now.month_key = asked.month_key
    AND now.customer_key = before.customer_key AND now.class = before.class
  WHERE now.customer_key IS NULL
)
SELECT moved.class, moved.movement, customer.customer_id, customer.name, snapshot.headline,
  snapshot.revenue_12m_minor AS revenue_12m, snapshot.contribution_12m_minor AS contribution_12m,
  snapshot.overdue_minor AS overdue, moved.reason
FROM moved
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = moved.customer_key
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = :month AND snapshot.customer_key = moved.customer_key
ORDER BY moved.class, moved.movement, coalesce(snapshot.revenue_12m_minor, 0) DESC,
  customer.customer_id, moved.customer_key;
