-- span: the first and the last fact of any kind.
-- columns:
--   first_month  month  the month of the first fact
--   last_month  month  the month of the last fact
--   first_on  date  its day
--   last_on  date  its day
--   classified_months  count  months whose snapshot is kept
--   stale_months  count  of them those whose facts changed since
SELECT first_month_key AS first_month, last_month_key AS last_month, first_date_key AS first_on,
  last_date_key AS last_on, (SELECT count(*) FROM snapshot_month) AS classified_months,
  (SELECT count(*) FROM snapshot_month WHERE is_stale = 1) AS stale_months
FROM history
ORDER BY first_month_key;
