-- withdraw_list: products to withdraw, with the product of their category that their buyers buy instead.
-- Withdraw is advised for a dog in class C whose margin ratio is under the floor (product_portfolio).
-- The substitute is what most of its buyers of two years bought in the trailing year, among the
-- products of its category that are not under the floor themselves.
-- uses: product_portfolio
-- needs: substitutes
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   product_id  id  the product
--   name  text  its name
--   category  text  its category
--   revenue  money  of the trailing year
--   growth  ratio  revenue ÷ revenue of the year before − 1
--   company_growth  ratio  the same for the whole company
--   margin  money  revenue less cost
--   margin_ratio  ratio  margin ÷ revenue whose cost is known
--   margin_floor_ratio  ratio  the floor
--   relative_share  ratio  revenue ÷ that of the category's largest product
--   abc  text  its class
--   advice_reason  text  what made the advice
--   buyers  count  customers who bought it in two years
--   substitute_id  id  what they buy instead; blank where there is nothing
--   substitute_name  text  its name
--   shared_buyers  count  how many of them bought that in the trailing year
--   shared_ratio  ratio  shared ÷ buyers
SELECT portfolio.product_id, portfolio.name, portfolio.category, portfolio.revenue,
  portfolio.growth, portfolio.company_growth, portfolio.margin, portfolio.margin_ratio,
  portfolio.margin_floor_ratio, portfolio.relative_share, portfolio.abc, portfolio.advice_reason,
  substitute.buyers, other.product_id AS substitute_id, other.name AS substitute_name,
  substitute.shared_buyers,
  1.0 * substitute.shared_buyers / nullif(substitute.buyers, 0) AS shared_ratio
FROM product_portfolio AS portfolio
JOIN source ON source.name = portfolio.source
JOIN dim_product AS product ON product.source_key = source.source_key
  AND product.product_id = portfolio.product_id
LEFT JOIN product_substitute AS substitute ON substitute.product_key = product.product_key
LEFT JOIN dim_product AS other ON other.product_key = substitute.substitute_product_key
WHERE portfolio.advice = 'withdraw'
ORDER BY portfolio.revenue, portfolio.product_id, portfolio.source;
