SELECT value FROM warehouse_setting WHERE name = :name;
