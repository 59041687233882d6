-- expected_payments: when what is open at the month's end is likely to be paid, week by week.
-- An invoice is expected on its due day plus the median delay of its customer: that of the payments
-- and settlements of the trailing year, which may be early; without any, on the due day. Disputed
-- invoices are left out. The first week begins with the day after the month's end.
-- needs: open_invoices usual_delays expected_weeks
-- parameters:
--   month  month  last  the month
-- columns:
--   expected  text  past (should have come by now), week, or later (after thirteen weeks)
--   from_on  date  the week's first day
--   to_on  date  the week's last day
--   amount  money  what is open and expected then
--   invoices  count  how many
--   customers  count  of how many customers
WITH asked AS (
  SELECT last_day_number FROM dim_month WHERE month_key = :month
),
summed AS MATERIALIZED (
  SELECT * FROM expected_week
),
span (week) AS (
  VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14)
)
SELECT CASE span.week WHEN 0 THEN 'past' WHEN 14 THEN 'later' ELSE 'week' END AS expected,
  since.date_key AS from_on, until.date_key AS to_on,
  coalesce(summed.amount_minor, 0) AS amount, coalesce(summed.invoices, 0) AS invoices,
  coalesce(summed.customers, 0) AS customers
FROM asked
CROSS JOIN span
LEFT JOIN summed ON summed.week = span.week
LEFT JOIN dim_date AS since ON since.day_number = asked.last_day_number + 7 * span.week - 6
  AND span.week BETWEEN 1 AND 14
LEFT JOIN dim_date AS until ON until.day_number = asked.last_day_number + 7 * span.week
  AND span.week BETWEEN 1 AND 13
WHERE EXISTS (SELECT 1 FROM summed)
ORDER BY span.week;
