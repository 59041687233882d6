-- Rates of media that are kept.
SELECT name FROM warehouse_setting WHERE name GLOB 'cost_per_*_minor:*';
