-- kpi: the month's figures beside their comparisons.
-- One row a figure. A ratio or an average is computed from totals, never summed. Blank: unknown (no
-- line bears the input), a denominator of 0, or a month before the history. The year to date is
-- blank for what stands at a day (receivables) or rolls over twelve months (retention); the one
-- last year is blank where its first month lies before the history, for it could not be compared.
-- Contribution is the margin less the cost to serve, or the margin where that is unknown.
-- needs: company
-- parameters:
--   month  month  last  the month reported
-- columns:
--   metric  text  which figure
--   unit  text  the company's ISO currency, count, ratio or days
--   value  by_unit  the month's figure
--   previous_month  by_unit  the figure of the month before
--   same_month_last_year  by_unit  the figure of the same month of the year before
--   year_to_date  by_unit  from the fiscal year's first month to the month
--   year_to_date_last_year  by_unit  the same months of the fiscal year before
--   target  by_unit  the company's target for the month, where one is given
WITH asked AS (
  SELECT month_key, previous_month_key, year_ago_month_key
  FROM dim_month
  WHERE month_key = :month
),
figure AS (
  SELECT kpi.*,
    CASE WHEN kpi.month_key = asked.month_key THEN 1 ELSE 0 END AS is_asked,
    CASE WHEN kpi.month_key = asked.previous_month_key THEN 1 ELSE 0 END AS is_previous,
    CASE WHEN kpi.month_key = asked.year_ago_month_key THEN 1 ELSE 0 END AS is_year_ago
  FROM asked
  JOIN kpi_figure AS kpi
    ON kpi.month_key IN (asked.month_key, asked.previous_month_key, asked.year_ago_month_key)
),
compared AS (
  SELECT position, metric, unit,
    max(CASE WHEN is_asked = 1 AND is_year_to_date = 0 THEN figure END) AS value,
    max(CASE WHEN is_previous = 1 AND is_year_to_date = 0 THEN figure END) AS previous_month,
    max(CASE WHEN is_year_ago = 1 AND is_year_to_date = 0 THEN figure END) AS same_month_last_year,
    max(CASE WHEN is_asked = 1 AND is_year_to_date = 1 THEN figure END) AS year_to_date,
    max(CASE WHEN is_year_ago = 1 AND is_year_to_date = 1 AND is_whole = 1 THEN figure END)
      AS year_to_date_last_year
  FROM figure
  GROUP BY position, metric, unit
)
SELECT compared.metric, compared.unit, compared.value, compared.previous_month,
  compared.same_month_last_year, compared.year_to_date, compared.year_to_date_last_year,
  CASE WHEN compared.unit IN ('count', 'ratio', 'days')
    THEN CAST(target.amount AS DOUBLE PRECISION) ELSE target.amount_minor END AS target
FROM compared
LEFT JOIN fact_target AS target
  ON target.month_key = :month AND target.metric = compared.metric
  AND target.rep_key = 0 AND target.category_key = 0 AND target.market_key = 0
ORDER BY compared.position;
