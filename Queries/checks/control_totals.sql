-- control_totals: control totals of the sources that what was taken in does not meet.
-- uses: reconciliation
-- columns:
--   source  text  the system
--   file  text  the file, or blank
--   entity  text  the entity, or blank
--   month  month  the month, or blank
--   measure  text  rows, or the column
--   told  real  what the source says
--   found  real  what was taken in
SELECT source, file, entity, month, measure, told, found
FROM reconciliation
WHERE is_equal = 0
ORDER BY source, file, entity, month, measure;
