-- The files of the source :source that were taken for the entity :entity: key, path, date.
SELECT file_key, path, file_date_key FROM import_file
WHERE source_key = :source AND entity = :entity ORDER BY file_key;
