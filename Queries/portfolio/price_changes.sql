-- price_changes: products whose price changed, and what that did to their sales.
-- The mean price paid (revenue ÷ units, returns deducted) of the last months against the same months
-- of the year before, for products sold in both. What the price brought is the change of price × units
-- now; what the buyers answered is the change of units × the price before. The two add up to the
-- change of the product's revenue.
-- parameters:
--   month  month  last  the last month
--   months  integer  3  how many months
--   least_change  number  0.03  changes that are smaller, up or down, are left out
--   direction  up|down  none  only rises, or only falls
-- columns:
--   product_id  id  the product
--   name  text  its name
--   category  text  its category
--   price  money  the mean price paid
--   price_before  money  the same a year before
--   price_change  ratio  price ÷ price before − 1
--   units  quantity  sold
--   units_before  quantity  sold a year before
--   units_change  ratio  units ÷ units before − 1
--   revenue  money  of those months
--   price_effect  money  what the change of price brought
--   units_effect  money  what the change of units brought
--   change  money  both: the change of revenue
--   margin_ratio  ratio  now, over the lines whose cost is known
--   margin_ratio_before  ratio  a year before
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
traded AS MATERIALIZED (
  SELECT sold.product_key,
    CASE WHEN month.month_index > asked.month_index - 12 THEN 1 ELSE 0 END AS is_now,
    sum(sold.units_micro) AS units_micro, sum(sold.revenue_minor) AS revenue_minor,
    sum(sold.costed_revenue_minor) AS costed_revenue_minor, sum(sold.cost_minor) AS cost_minor
  FROM asked
  JOIN dim_month AS month
    ON month.month_index <= asked.month_index AND month.month_index > asked.month_index - :months
    OR month.month_index <= asked.month_index - 12
      AND month.month_index > asked.month_index - 12 - :months
  JOIN product_month AS sold ON sold.month_key = month.month_key
  GROUP BY 1, 2
),
priced AS (
  SELECT now.product_key, now.units_micro, before.units_micro AS before_micro, now.revenue_minor,
    before.revenue_minor AS before_minor,
    1.0 * (now.costed_revenue_minor - now.cost_minor) / nullif(now.costed_revenue_minor, 0)
      AS margin_ratio,
    1.0 * (before.costed_revenue_minor - before.cost_minor)
      / nullif(before.costed_revenue_minor, 0) AS margin_ratio_before,
    1000000.0 * now.revenue_minor / now.units_micro AS price,
    1000000.0 * before.revenue_minor / before.units_micro AS price_before,
    round(now.revenue_minor - 1.0 * before.revenue_minor * now.units_micro / before.units_micro)
      AS price_effect
  FROM traded AS now
  JOIN traded AS before ON before.product_key = now.product_key
  WHERE now.is_now = 1 AND before.is_now = 0 AND now.units_micro > 0 AND before.units_micro > 0
    AND now.revenue_minor > 0 AND before.revenue_minor > 0
)
SELECT product.product_id, product.name, category.category, round(priced.price) AS price,
  round(priced.price_before) AS price_before, priced.price / priced.price_before - 1 AS price_change,
  priced.units_micro AS units, priced.before_micro AS units_before,
  1.0 * priced.units_micro / priced.before_micro - 1 AS units_change,
  priced.revenue_minor AS revenue,
  priced.price_effect,
  priced.revenue_minor - priced.before_minor - priced.price_effect AS units_effect,
  priced.revenue_minor - priced.before_minor AS change, priced.margin_ratio,
  priced.margin_ratio_before
FROM priced
JOIN dim_product AS product ON product.product_key = priced.product_key
JOIN dim_category AS category ON category.category_key = product.category_key
WHERE abs(priced.price / priced.price_before - 1) >= :least_change
  AND (:direction IS NULL OR :direction = 'up' AND priced.price > priced.price_before
    OR :direction = 'down' AND priced.price < priced.price_before)
ORDER BY abs((priced.price - priced.price_before) * priced.units_micro) DESC, product.product_id,
  priced.product_key;
