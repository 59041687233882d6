-- working_days: revenue a working day, month by month, beside the year before.
-- Working days are Monday to Friday without the public holidays of a country: the firm's own, as the
-- workspace says, or the one asked for. Holidays are known of CZ, SK and PL; elsewhere every Monday
-- to Friday counts. All of a month's revenue counts, also that of a Sunday.
-- needs: company working_days
-- parameters:
--   month  month  last  the last month
--   months  integer  25  how many months
--   country  CZ|SK|PL  none  whose holidays; without it the firm's own country's
-- columns:
--   month  month  the month
--   working_days  count  Monday to Friday without holidays
--   holidays  count  holidays that fell on Monday to Friday
--   revenue  money  without tax, returns deducted
--   revenue_per_working_day  money  revenue ÷ working days
--   working_days_year_before  count  of the same month of the year before
--   per_working_day_year_before  money  revenue a working day of that month
--   growth  ratio  revenue a working day against that month
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
place AS (
  SELECT CASE WHEN coalesce(:country, max(value)) IN ('CZ', 'SK', 'PL')
    THEN coalesce(:country, max(value)) ELSE '' END AS country
  FROM warehouse_setting
  WHERE name = 'country'
),
counted AS (
  SELECT day.month_key, day.working_days, day.holidays, company.revenue_minor
  FROM place
  JOIN working_day_month AS day ON day.country = place.country
  JOIN company_month AS company ON company.month_key = day.month_key
)
SELECT now.month_key AS month, now.working_days, now.holidays, now.revenue_minor AS revenue,
  round(1.0 * now.revenue_minor / nullif(now.working_days, 0)) AS revenue_per_working_day,
  before.working_days AS working_days_year_before,
  round(1.0 * before.revenue_minor / nullif(before.working_days, 0)) AS per_working_day_year_before,
  CASE WHEN before.revenue_minor > 0
    THEN 1.0 * now.revenue_minor * before.working_days / before.revenue_minor / now.working_days - 1
    END AS growth
FROM asked
JOIN dim_month AS month
  ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
JOIN counted AS now ON now.month_key = month.month_key
LEFT JOIN counted AS before ON before.month_key = month.year_ago_month_key
ORDER BY now.month_key;
