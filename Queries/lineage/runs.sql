-- runs: every run of the import, the latest first, with what it took in.
-- Rows read = loaded + unchanged + corrected + left out + rejected, each counted once.
-- columns:
--   run  integer  the run's number
--   started_at  text  when it started, in UTC
--   finished_at  text  when it ended; blank if it was stopped
--   seconds  real  how long it took
--   files  count  files taken in
--   rows_read  count  rows of data in them
--   rows_loaded  count  new
--   rows_unchanged  count  known and the same
--   rows_corrected  count  known and changed
--   rows_left_out  count  left out on purpose, as the mapping says
--   rows_rejected  count  with a fault
--   rows_reversed  count  rows that a complete file lacked
SELECT run.run_key AS run, run.started_at, run.finished_at, run.seconds,
  count(file.file_key) AS files, coalesce(sum(file.rows_read), 0) AS rows_read,
  coalesce(sum(file.rows_loaded), 0) AS rows_loaded,
  coalesce(sum(file.rows_unchanged), 0) AS rows_unchanged,
  coalesce(sum(file.rows_corrected), 0) AS rows_corrected,
  coalesce(sum(file.rows_left_out), 0) AS rows_left_out,
  coalesce(sum(file.rows_rejected), 0) AS rows_rejected,
  coalesce(sum(file.rows_reversed), 0) AS rows_reversed
FROM import_run AS run
LEFT JOIN import_file AS file ON file.run_key = run.run_key
GROUP BY run.run_key, run.started_at, run.finished_at, run.seconds
ORDER BY run.run_key DESC;
