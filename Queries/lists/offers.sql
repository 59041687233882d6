-- offers: what to offer whom next, of those who agreed to be written to.
-- A customer's offer is the product of the surest rule of what is bought together that fits what it
-- bought in the trailing year and whose product it did not buy. Consent as in greetings.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   preferred_medium  text  how it wants to be reached
--   product_id  id  the product to offer
--   product  text  its name
--   bought  text  what the customer bought that the rule rests on
--   confidence_ratio  ratio  of the baskets with these, the share with the product
--   lift  real  how many times as often as by chance
--   headline  text  what the customer is counted under
--   revenue_12m  money  of its trailing year
WITH RECURSIVE lefts AS (
  SELECT rule.rule_number, coalesce(product.name, product.product_id) AS name,
    row_number() OVER (
      PARTITION BY rule.rule_number ORDER BY product.product_id, product.source_key) AS place,
    count(*) OVER (PARTITION BY rule.rule_number) AS places
  FROM basket_rule_left AS rule
  JOIN dim_product AS product ON product.product_key = rule.product_key
  WHERE rule.month_key = :month
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
SELECT customer.customer_id, customer.name, customer.rep_id, customer.email, customer.phone,
  customer.language, customer.preferred_medium, product.product_id, product.name AS product,
  basis.bought, rule.confidence_ratio, rule.lift, snapshot.headline,
  snapshot.revenue_12m_minor AS revenue_12m
FROM next_offer AS offer
JOIN dim_month AS month ON month.month_key = offer.month_key
JOIN customer_at_month AS customer ON customer.month_key = offer.month_key
  AND customer.customer_key = offer.customer_key
JOIN customer_snapshot AS snapshot ON snapshot.month_key = offer.month_key
  AND snapshot.customer_key = offer.customer_key
JOIN basket_rule AS rule ON rule.month_key = offer.month_key
  AND rule.rule_number = offer.rule_number
JOIN basis ON basis.rule_number = offer.rule_number
JOIN dim_product AS product ON product.product_key = offer.product_key
LEFT JOIN customer_unsubscribed AS refused ON refused.customer_key = offer.customer_key
  AND refused.unsubscribed_date_key <= month.last_date_key
WHERE offer.month_key = :month AND customer.marketing_consent = 1
  AND refused.customer_key IS NULL
ORDER BY snapshot.revenue_12m_minor DESC, customer.customer_id, customer.customer_key;
