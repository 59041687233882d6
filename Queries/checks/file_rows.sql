-- file_rows: files whose rows do not add up: read is not loaded, unchanged, corrected, left out and rejected.
-- columns:
--   path  text  the file
--   run  integer  the run
--   rows_read  count  rows of data
--   rows_told  count  the sum of what became of them
SELECT path, run_key AS run, rows_read,
  rows_loaded + rows_unchanged + rows_corrected + rows_left_out + rows_rejected AS rows_told
FROM import_file
WHERE rows_read <> rows_loaded + rows_unchanged + rows_corrected + rows_left_out + rows_rejected
ORDER BY file_key;
