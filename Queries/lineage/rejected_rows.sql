-- rejected_rows: every fault of every row that was not loaded, with its place and text.
-- columns:
--   run  integer  the run that rejected it
--   source  text  the system
--   path  text  the file
--   line  integer  the line, from 1
--   column  integer  the column, from 1
--   column_name  text  the column's header
--   reason  text  the fault's name
--   message  text  what was found and what to do
--   text  text  the row as it stands in the file
SELECT file.run_key AS run, source.name AS source, file.path, reject.line, reject.column,
  reject.column_name, reject.reason, reject.message, reject.text
FROM rejected_row AS reject
JOIN import_file AS file ON file.file_key = reject.file_key
JOIN source ON source.source_key = file.source_key
ORDER BY reject.file_key, reject.line, reject.column, reject.rejected_row_key;
