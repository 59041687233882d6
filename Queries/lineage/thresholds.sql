-- thresholds: the settings in force, as the warehouse keeps them.
-- columns:
--   name  text  the setting
--   value  text  its value
SELECT name, value FROM warehouse_setting
WHERE name NOT IN ('classified_run', 'erased', 'open_items_basis')
ORDER BY name;
