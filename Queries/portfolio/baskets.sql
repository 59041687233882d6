-- baskets: what is bought together: who buys these also buys that.
-- Of the baskets of the trailing year with more bought than returned; a rule holds in at least 2 of
-- 1,000 baskets and in 1 of 5 of those with its left side, and more often than by chance. Baskets of
-- more than 100 products are left out. Made by classify, for a year of more lines with --baskets
-- only; no row where that was not done.
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   place  count  the rank: the highest lift first
--   bought  text  the products on the left side
--   also_bought  text  the product on the right side
--   also_bought_id  id  its id
--   baskets  count  baskets with all of them
--   left_baskets  count  baskets with the left side
--   support  ratio  the share of all baskets that hold all of them
--   confidence  ratio  of the baskets with the left side, those that hold the right one too
--   lift  real  how many times more often than without the left side
WITH named AS (
  SELECT left_side.rule_number, coalesce(product.name, product.product_id) AS name,
    row_number() OVER (PARTITION BY left_side.rule_number
      ORDER BY product.product_id, product.product_key) AS place
  FROM basket_rule_left AS left_side
  JOIN dim_product AS product ON product.product_key = left_side.product_key
  WHERE left_side.month_key = :month
),
bought AS (
  SELECT rule_number, max(CASE place WHEN 1 THEN name END)
      || coalesce(' + ' || max(CASE place WHEN 2 THEN name END), '')
      || coalesce(' + ' || max(CASE place WHEN 3 THEN name END), '')
      || CASE WHEN count(*) > 3 THEN ' + …' ELSE '' END AS bought
  FROM named
  GROUP BY rule_number
)
SELECT rule.rule_number AS place, bought.bought,
  coalesce(product.name, product.product_id) AS also_bought, product.product_id AS also_bought_id,
  rule.baskets, rule.left_baskets, rule.support_ratio AS support,
  rule.confidence_ratio AS confidence, rule.lift
FROM basket_rule AS rule
JOIN bought ON bought.rule_number = rule.rule_number
JOIN dim_product AS product ON product.product_key = rule.product_key
WHERE rule.month_key = :month
ORDER BY rule.rule_number;
