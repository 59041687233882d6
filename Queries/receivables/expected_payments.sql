-- expected_payments: when what is open at the month's end is likely to be paid, week by week.
-- An invoice is expected on its due day plus the median delay of its customer: that of the payments
-- and settlements of the trailing year, which may be early; without any, on the due day. Disputed
-- invoices are left out. The first week begins with the day after the month's end.
-- needs: open_invoices usual_delays
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
open AS MATERIALIZED (
  SELECT * FROM open_invoice
),
usual AS MATERIALIZED (
  SELECT * FROM usual_delay
),
awaited AS (
  SELECT open.customer_key, open.open_minor,
    due.day_number + coalesce(usual.days, 0) - asked.last_day_number AS days_ahead
  FROM asked
  CROSS JOIN open
  JOIN dim_date AS due ON due.date_key = open.due_date_key
  LEFT JOIN usual ON usual.customer_key = open.customer_key
  WHERE open.is_disputed = 0
),
placed AS (
  SELECT customer_key, open_minor,
    CASE WHEN days_ahead <= 0 THEN 0 WHEN days_ahead > 91 THEN 14
      ELSE (days_ahead + 6) / 7 END AS week
  FROM awaited
),
summed AS (
  SELECT week, sum(open_minor) AS amount_minor, count(*) AS invoices,
    count(DISTINCT customer_key) AS customers
  FROM placed
  GROUP BY week
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
