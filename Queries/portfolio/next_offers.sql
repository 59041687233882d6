-- next_offers: what to offer each customer next: what those who buy the same also buy.
-- Of the rules of baskets whose left side the customer bought in the trailing year and whose right
-- side it did not, the surest. Those who want no offers are left out. No row where baskets were not
-- looked at.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   offer_id  id  the product to offer
--   offer  text  its name
--   confidence  ratio  how many of those who buy the left side buy it
--   lift  real  how many times more often than others
--   revenue_12m  money  the customer's revenue of the trailing year
--   rep  text  the person responsible
SELECT customer.customer_id, customer.name, product.product_id AS offer_id,
  coalesce(product.name, product.product_id) AS offer, rule.confidence_ratio AS confidence,
  rule.lift, snapshot.revenue_12m_minor AS revenue_12m, customer.rep
FROM next_offer AS offer
JOIN basket_rule AS rule ON rule.month_key = offer.month_key
  AND rule.rule_number = offer.rule_number
JOIN customer_snapshot AS snapshot ON snapshot.month_key = offer.month_key
  AND snapshot.customer_key = offer.customer_key
JOIN customer_at_month AS customer ON customer.month_key = offer.month_key
  AND customer.customer_key = offer.customer_key
JOIN dim_product AS product ON product.product_key = offer.product_key
WHERE offer.month_key = :month AND coalesce(customer.marketing_consent, 1) = 1
  AND customer.customer_key NOT IN (SELECT customer_key FROM customer_unsubscribed)
ORDER BY snapshot.revenue_12m_minor DESC, customer.customer_id;
