-- The first month that an import has touched since the company's months were made: those before it
-- are as they should be. 0 where they were made under other settings, or never.
SELECT CASE
  WHEN (SELECT value FROM warehouse_setting WHERE name = 'classified_settings') = :settings_hash
  THEN coalesce(
    (SELECT min(month_key) FROM month_touched
     WHERE run_key > (SELECT CAST(value AS INTEGER) FROM warehouse_setting
                      WHERE name = 'classified_run')), 999999)
  ELSE 0 END;
