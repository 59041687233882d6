-- The files that rows were rejected of.
SELECT file.file_key, file.run_key, file.path, source.name
FROM import_file AS file
JOIN source ON source.source_key = file.source_key
WHERE file.file_key IN (SELECT file_key FROM rejected_row);
