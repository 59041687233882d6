-- The files of an import.
SELECT file.path, source.name, file.file_date_key
FROM import_file AS file
JOIN source ON source.source_key = file.source_key
WHERE file.run_key = :run;
