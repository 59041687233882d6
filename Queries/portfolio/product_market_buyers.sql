-- product_market_buyers: how many customers bought of each category on each market in the trailing year.
-- Customers with a completed line, also one that brought goods back; anonymous sales have none.
-- needs: buyers
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   category  text  the category
--   market  text  the market
--   buyers  count  different customers
SELECT category.category, market.market, bought.buyers
FROM product_market_buyers AS bought
JOIN dim_category AS category ON category.category_key = bought.category_key
JOIN dim_market AS market ON market.market_key = bought.market_key
ORDER BY category.category, market.market, bought.category_key, bought.market_key;
