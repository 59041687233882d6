-- The files with rows that were rejected for the reason :reason.
SELECT DISTINCT file_key FROM rejected_row WHERE reason = :reason;
