-- Which months before ?1 are classified, on which imports and by which settings, and the last import that
-- touched one of the months before it.
SELECT coalesce(group_concat(month_key || ' ' || run_key || ' ' || settings_hash, char(10)), ''),
  (SELECT coalesce(max(run_key), 0) FROM month_touched WHERE month_key < ?1)
FROM (
  SELECT month_key, run_key, settings_hash FROM snapshot_month WHERE month_key < ?1 ORDER BY month_key
);
