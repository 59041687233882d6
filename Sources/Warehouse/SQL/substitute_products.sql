-- The products of every category in which one is under the margin floor in the trailing year of :month.
WITH earned AS (
  SELECT sold.product_key, product.category_key, product.product_id,
    CASE WHEN sum(sold.costed_revenue_minor) > 0
      AND sum(sold.costed_revenue_minor) - sum(sold.cost_minor)
        < setting.margin_floor_ratio * sum(sold.costed_revenue_minor)
      THEN 1 ELSE 0 END AS is_under_floor
  FROM product_month AS sold
  JOIN dim_product AS product ON product.product_key = sold.product_key
  CROSS JOIN setting
  WHERE sold.month_key > :month - 100 AND sold.month_key <= :month
  GROUP BY sold.product_key, product.category_key, product.product_id, setting.margin_floor_ratio
)
SELECT product_key, category_key, product_id, is_under_floor
FROM earned
WHERE category_key IN (SELECT category_key FROM earned WHERE is_under_floor = 1)
ORDER BY category_key, product_id, product_key;
