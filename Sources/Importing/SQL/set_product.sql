UPDATE dim_product
SET name = :name, category_key = :category, line = :line, unit = :unit
WHERE product_key = :product;
