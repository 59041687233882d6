-- How a table of the warehouse is declared.
SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = :name;
