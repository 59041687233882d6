-- The products by their ids.
SELECT product_key FROM dim_product
LEFT JOIN source USING (source_key)
ORDER BY product_id, source.name;
