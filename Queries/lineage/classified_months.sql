-- classified_months: how many of the history's months to the asked one are classified.
-- What customers were before, and since when they are something, is known from these months alone.
-- parameters:
--   month  month  last  the last of the months
-- columns:
--   months  count  months from the history's first on
--   classified  count  of them those that are classified
SELECT count(*) AS months, count(snapshot.month_key) AS classified
FROM history_month AS span
JOIN dim_month AS month ON month.month_key >= span.first_month_key AND month.month_key <= :month
LEFT JOIN snapshot_month AS snapshot ON snapshot.month_key = month.month_key
ORDER BY months;
