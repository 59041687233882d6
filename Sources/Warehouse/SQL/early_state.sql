-- The last import, how many accounts are erased, and the settings but for the one that each
-- classification writes.
SELECT (SELECT coalesce(max(run_key), 0) FROM import_run), (SELECT count(*) FROM erased_account), (
  SELECT group_concat(name || '=' || value, char(10))
  FROM (SELECT name, value FROM warehouse_setting WHERE name <> 'classified_run' ORDER BY name)
);
