-- kpi_by_month: every KPI over the last months: the course behind each figure.
-- One row a figure and month. Blank as in kpi; months before the history have no row.
-- needs: company
-- parameters:
--   month  month  last  the last month
--   months  integer  25  how many months
-- columns:
--   metric  text  which figure
--   unit  text  the company's ISO currency, count, ratio or days
--   month  month  the month
--   value  by_unit  the month's figure
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
)
SELECT kpi.metric, kpi.unit, kpi.month_key AS month, kpi.figure AS value
FROM asked
JOIN dim_month AS month
  ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
JOIN kpi_figure AS kpi ON kpi.month_key = month.month_key AND kpi.is_year_to_date = 0
ORDER BY kpi.position, kpi.month_key;
