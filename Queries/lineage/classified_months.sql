-- classified_months: how many of the history's months to the asked one are classified as things stand.
-- As of what the facts say now, and by the settings of the asked month; what customers were in the
-- others, and since when they are something, is not known or may have changed.
-- parameters:
--   month  month  last  the last of the months
-- columns:
--   months  count  months from the history's first on
--   classified  count  of them those that are classified as things stand
SELECT count(*) AS months, count(snapshot.month_key) AS classified
FROM history_month AS span
JOIN dim_month AS month ON month.month_key >= span.first_month_key AND month.month_key <= :month
LEFT JOIN snapshot_month AS snapshot ON snapshot.month_key = month.month_key
  AND snapshot.is_stale = 0 AND snapshot.settings_hash = (
    SELECT settings_hash FROM snapshot_month WHERE month_key = :month
  )
ORDER BY months;
