DELETE FROM warehouse_setting WHERE name = :name;
