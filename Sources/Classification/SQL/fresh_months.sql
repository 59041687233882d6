-- The classified months that no fact has changed since, made under the settings with that hash.
SELECT snapshot.month_key
FROM snapshot_month AS snapshot
WHERE snapshot.is_stale = 0 AND snapshot.settings_hash = :settings_hash
  AND NOT EXISTS (
    SELECT 1 FROM month_touched AS touched
    WHERE touched.run_key > snapshot.run_key AND touched.month_key <= snapshot.month_key)
ORDER BY snapshot.month_key;
