-- sources: the systems that export, with their files and rows in all.
-- columns:
--   source  text  the system
--   entity  text  what its files hold
--   files  count  files taken in
--   rows_read  count  rows of data
--   rows_loaded  count  new
--   rows_unchanged  count  known and the same
--   rows_corrected  count  known and changed
--   rows_left_out  count  left out on purpose
--   rows_rejected  count  with a fault
--   rejected_ratio  ratio  rejected ÷ read
SELECT source.name AS source, file.entity, count(*) AS files, sum(file.rows_read) AS rows_read,
  sum(file.rows_loaded) AS rows_loaded, sum(file.rows_unchanged) AS rows_unchanged,
  sum(file.rows_corrected) AS rows_corrected, sum(file.rows_left_out) AS rows_left_out,
  sum(file.rows_rejected) AS rows_rejected,
  1.0 * sum(file.rows_rejected) / nullif(sum(file.rows_read), 0) AS rejected_ratio
FROM import_file AS file
JOIN source ON source.source_key = file.source_key
GROUP BY source.name, file.entity
ORDER BY source.name, file.entity;
