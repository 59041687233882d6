-- product_returns: the products of which goods came back in the trailing year, the most revenue first.
-- needs: product_years
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   product_id  id  the product
--   name  text  its name
--   category  text  its category
--   returns  money  revenue of goods that came back
--   return_rate  ratio  returns ÷ (revenue + returns)
--   revenue  money  of the trailing year
SELECT product.product_id, product.name, category.category,
  returned.returns_minor AS returns,
  1.0 * returned.returns_minor / nullif(returned.revenue_minor + returned.returns_minor, 0)
    AS return_rate,
  returned.revenue_minor AS revenue
FROM product_year AS returned
JOIN dim_product AS product ON product.product_key = returned.product_key
JOIN dim_category AS category ON category.category_key = product.category_key
JOIN source ON source.source_key = product.source_key
WHERE returned.returns_minor > 0
ORDER BY returned.returns_minor DESC, product.product_id, source.name;
