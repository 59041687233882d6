-- files: every file taken in, with its rows and what became of them, the latest first.
-- columns:
--   file  integer  the file's number
--   run  integer  the run that took it in
--   source  text  the system it comes from
--   entity  text  what its rows are counted as
--   path  text  where it lay
--   file_on  date  its own date, where the mapping says one
--   bytes  count  its size
--   rows_read  count  rows of data
--   rows_loaded  count  new
--   rows_unchanged  count  known and the same
--   rows_corrected  count  known and changed
--   rows_left_out  count  left out on purpose
--   rows_rejected  count  with a fault
--   rows_reversed  count  rows that a complete file lacked
--   seconds  real  how long it took
SELECT file.file_key AS file, file.run_key AS run, source.name AS source, file.entity, file.path,
  file.file_date_key AS file_on, file.bytes, file.rows_read, file.rows_loaded,
  file.rows_unchanged, file.rows_corrected, file.rows_left_out, file.rows_rejected,
  file.rows_reversed, file.seconds
FROM import_file AS file
JOIN source ON source.source_key = file.source_key
ORDER BY file.file_key DESC;
