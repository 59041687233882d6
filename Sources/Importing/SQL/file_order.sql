-- The files taken so far: key, date, the key under which each was read first, source, path. The same
-- content on another date is another file.
SELECT file_key, file_date_key,
  min(file_key) OVER (PARTITION BY content_hash, mapping_hash, file_date_key), source_key, path
FROM import_file;
