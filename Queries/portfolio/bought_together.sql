-- bought_together: products that are bought together more often than by chance, the strongest first.
-- Over the documents of the trailing year. How often a rule must hold, and how large a basket may be
-- to be looked at, stand beside it. Rules of at most 4 products; the best 1,000 of a month are kept,
-- and those behind them that make an offer.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   rows  integer  100  how many rules
-- columns:
--   bought  text  who buys these
--   product_id  id  also buys this
--   product  text  its name
--   baskets  count  documents with all of them
--   support_ratio  ratio  of all documents
--   confidence_ratio  ratio  of the documents with the first ones, the share with this one
--   lift  real  how many times as often as by chance
--   baskets_in_all  count  documents looked at
--   baskets_left_out  count  documents with more products than the cap
--   basket_cap  count  products that a document may have
--   minimum_baskets  count  in so many documents a rule must hold
WITH RECURSIVE lefts AS (
  SELECT rule.rule_number, coalesce(product.name, product.product_id) AS name,
    row_number() OVER (
      PARTITION BY rule.rule_number ORDER BY product.product_id, product.source_key) AS place,
    count(*) OVER (PARTITION BY rule.rule_number) AS places
  FROM basket_rule_left AS rule
  JOIN dim_product AS product ON product.product_key = rule.product_key
  WHERE rule.month_key = :month AND rule.rule_number <= :rows
),
chain (rule_number, place, places, bought) AS (
  SELECT rule_number, place, places, name FROM lefts WHERE place = 1
  UNION ALL
  SELECT lefts.rule_number, lefts.place, lefts.places, chain.bought || ', ' || lefts.name
  FROM chain
  JOIN lefts ON lefts.rule_number = chain.rule_number AND lefts.place = chain.place + 1
),
basis AS (
  SELECT rule_number, bought FROM chain WHERE place = places
)
SELECT basis.bought, product.product_id, product.name AS product, rule.baskets,
  rule.support_ratio, rule.confidence_ratio, rule.lift, mining.baskets AS baskets_in_all,
  mining.baskets_left_out, mining.basket_cap, mining.minimum_baskets
FROM basket_rule AS rule
JOIN basket_mining AS mining ON mining.month_key = rule.month_key
JOIN basis ON basis.rule_number = rule.rule_number
JOIN dim_product AS product ON product.product_key = rule.product_key
WHERE rule.month_key = :month AND rule.rule_number <= :rows
ORDER BY rule.rule_number;
