-- rejects: rows that were not loaded, by reason, source and entity.
-- A row with several faults counts under each of its reasons.
-- columns:
--   source  text  the system
--   entity  text  what the rows would have been
--   reason  text  the fault's name
--   rows  count  rows with this fault
--   files  count  files in which it occurs
--   example  text  the message of the first of them
--   location  text  its file, line and column
WITH placed AS (
  SELECT reject.*, file.source_key, file.entity, file.path,
    row_number() OVER (PARTITION BY file.source_key, file.entity, reject.reason
      ORDER BY reject.file_key, reject.line, reject.column, reject.rejected_row_key) AS place
  FROM rejected_row AS reject
  JOIN import_file AS file ON file.file_key = reject.file_key
),
counted AS (
  SELECT source_key, entity, reason, count(DISTINCT file_key) AS files,
    count(DISTINCT file_key || ':' || line) AS rows
  FROM placed
  GROUP BY source_key, entity, reason
)
SELECT source.name AS source, counted.entity, counted.reason, counted.rows, counted.files,
  placed.message AS example, placed.path || ':' || placed.line || ':' || placed.column AS location
FROM counted
JOIN placed ON placed.source_key = counted.source_key AND placed.entity = counted.entity
  AND placed.reason = counted.reason AND placed.place = 1
JOIN source ON source.source_key = counted.source_key
ORDER BY counted.rows DESC, source.name, counted.entity, counted.reason;
