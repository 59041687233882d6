-- What facts said of the products that no file describes, where the dimension says otherwise.
SELECT product.product_key, borne.name, borne.category, borne.line, borne.unit,
  product.category_key
FROM product_borne AS borne
JOIN dim_product AS product ON product.product_key = borne.product_key
LEFT JOIN dim_category AS category ON category.category_key = product.category_key
WHERE product.is_inferred = 1
  AND (product.name IS NOT borne.name OR product.line IS NOT borne.line
    OR product.unit IS NOT borne.unit
    OR coalesce(category.category, '') <> coalesce(borne.category, ''))
ORDER BY borne.category, product.product_key;
