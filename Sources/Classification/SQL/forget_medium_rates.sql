-- Rates of media, of which any may have gone.
DELETE FROM warehouse_setting WHERE name GLOB 'cost_per_*_minor:*';
