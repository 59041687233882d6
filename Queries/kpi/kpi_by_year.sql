-- kpi_by_year: every KPI over three fiscal years, like for like.
-- Flows and counts from each fiscal year's first month to the same month of it; what stands at a day
-- or rolls over twelve months as of that month's end. Blank: unknown, or the flows and counts of an
-- earlier year whose first month lies before the history, for it could not be compared.
-- needs: company
-- parameters:
--   month  month  last  the month reported
-- columns:
--   metric  text  which figure
--   unit  text  the company's ISO currency, count, ratio or days
--   year_to_date  by_unit  this fiscal year
--   year_to_date_last_year  by_unit  the fiscal year before
--   change_on_year  ratio  this year against that one, for what is not a ratio itself
--   two_years_before  by_unit  the fiscal year before that
--   change_before  ratio  that year against the one before it
WITH asked AS (
  SELECT month_index, month_key FROM dim_month WHERE month_key = :month
),
figure AS (
  SELECT kpi.position, kpi.metric, kpi.unit, kpi.is_year_to_date, kpi.is_whole, kpi.figure,
    (asked.month_index - month.month_index) / 12 AS years_before
  FROM asked
  JOIN dim_month AS month
    ON month.month_index IN (asked.month_index, asked.month_index - 12, asked.month_index - 24)
  JOIN kpi_figure AS kpi ON kpi.month_key = month.month_key
),
-- A figure without a year to date stands at the month's end.
standing AS (
  SELECT metric, max(CASE WHEN is_year_to_date = 1 AND figure IS NOT NULL THEN 1 ELSE 0 END) AS is_flow
  FROM figure
  GROUP BY metric
),
compared AS (
  SELECT figure.position, figure.metric, figure.unit,
    max(CASE figure.years_before WHEN 0 THEN figure.figure END) AS now,
    max(CASE figure.years_before WHEN 1 THEN figure.figure END) AS before,
    max(CASE figure.years_before WHEN 2 THEN figure.figure END) AS long_before
  FROM figure
  JOIN standing ON standing.metric = figure.metric AND standing.is_flow = figure.is_year_to_date
  WHERE figure.is_year_to_date = 0 OR figure.is_whole = 1 OR figure.years_before = 0
  GROUP BY figure.position, figure.metric, figure.unit
)
SELECT metric, unit, now AS year_to_date, before AS year_to_date_last_year,
  CASE WHEN unit <> 'ratio' AND before > 0 THEN 1.0 * now / before - 1 END AS change_on_year,
  long_before AS two_years_before,
  CASE WHEN unit <> 'ratio' AND long_before > 0 THEN 1.0 * before / long_before - 1 END
    AS change_before
FROM compared
ORDER BY position;
