-- product_buyers: how many customers bought each product in the trailing year.
-- Customers with a completed line, also one that brought goods back; anonymous sales have none.
-- needs: buyers
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   product_id  id  the product
--   name  text  its name
--   category  text  its category
--   buyers  count  different customers
SELECT product.product_id, product.name, category.category, bought.buyers
FROM product_buyers AS bought
JOIN dim_product AS product ON product.product_key = bought.product_key
JOIN dim_category AS category ON category.category_key = product.category_key
ORDER BY bought.buyers DESC, product.product_id, product.product_key;
