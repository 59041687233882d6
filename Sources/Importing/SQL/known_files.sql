-- The files that were imported.
SELECT content_hash, mapping_hash, bytes, rows_read, file_key, file_state, file_date_key
FROM import_file
ORDER BY file_key;
