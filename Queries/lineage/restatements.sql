-- restatements: figures of earlier months that later imports changed, and by how much.
-- A month's figure as it was known before the import and as it is after it; only the last change by
-- each run. Money in the company's currency.
-- columns:
--   run  integer  the import
--   restated_at  text  when it ended
--   month  month  the month restated
--   metric  text  which figure
--   unit  text  the company's ISO currency, or count
--   before  by_unit  as it was known; blank where it was not known
--   after  by_unit  as it is known since
--   change  by_unit  the difference
SELECT restated.run_key AS run, run.finished_at AS restated_at, restated.month_key AS month,
  restated.metric,
  CASE WHEN restated.metric IN ('orders', 'active_customers') THEN 'count'
    ELSE setting.currency END AS unit,
  restated.before_value AS before, restated.after_value AS after,
  restated.after_value - restated.before_value AS change
FROM month_restated AS restated
CROSS JOIN setting
LEFT JOIN import_run AS run ON run.run_key = restated.run_key
ORDER BY restated.run_key DESC, restated.month_key DESC, restated.metric;
