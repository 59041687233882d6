-- The products of every category in which one is under the margin floor in the trailing year.
WITH earned AS (
  SELECT sold.product_key, product.category_key, product.product_id,
    -- As product_portfolio has it, also where more came back than was sold.
    CASE WHEN 1.0 * (sold.costed_revenue_minor - sold.cost_minor)
      / nullif(sold.costed_revenue_minor, 0) < setting.margin_floor_ratio
      THEN 1 ELSE 0 END AS is_under_floor
  FROM product_year AS sold
  CROSS JOIN dim_product AS product
  CROSS JOIN setting
  WHERE product.product_key = sold.product_key
)
SELECT product_key, category_key, product_id, is_under_floor
FROM earned
WHERE category_key IN (SELECT category_key FROM earned WHERE is_under_floor = 1)
ORDER BY category_key, product_id, product_key;
