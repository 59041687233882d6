-- The snapshots of the month :month and later no longer say what the facts say.
UPDATE snapshot_month SET is_stale = 1 WHERE month_key >= :month AND is_stale = 0;
