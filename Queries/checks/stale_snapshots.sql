-- stale_snapshots: classified months whose facts changed since; `klientela classify --all` renews them.
-- severity: warning
-- columns:
--   month  month  the month
--   customers  count  customers in its snapshot
SELECT month_key AS month, customers
FROM snapshot_month
WHERE is_stale = 1
ORDER BY month_key;
