-- Snapshots that were not renewed although an import has touched their month or an earlier one.
UPDATE snapshot_month SET is_stale = 1
WHERE is_stale = 0 AND EXISTS (
  SELECT 1 FROM month_touched AS touched
  WHERE touched.run_key > snapshot_month.run_key AND touched.month_key <= snapshot_month.month_key);
