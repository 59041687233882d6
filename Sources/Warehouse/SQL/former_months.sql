-- Which months before ?1 are classified, on which imports and by which settings.
SELECT coalesce(group_concat(month_key || ' ' || run_key || ' ' || settings_hash, char(10)), '')
FROM (
  SELECT month_key, run_key, settings_hash FROM snapshot_month WHERE month_key < ?1 ORDER BY month_key
);
