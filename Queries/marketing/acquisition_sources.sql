-- acquisition_sources: where customers came from, what they bring, and what winning them cost.
-- New customers had their first order in the trailing year. Cost is that of the campaigns of the same
-- medium that started in the trailing year.
-- needs: snapshot customer_groups
-- parameters:
--   month  month  last  the classified month
-- columns:
--   acquisition_source  text  where from; blank where not known
--   customers  count  all that are listed
--   active_customers_12m  count  with an order in the trailing year
--   new_customers_12m  count  with their first order in it
--   orders_12m  count  of the trailing year
--   revenue_12m  money  of the trailing year
--   margin_12m  money  over the lines whose cost is known
--   contribution_12m  money  margin less cost to serve
--   revenue_per_customer  money  of those with an order
--   lifetime_value_12m  money  expected of all in the next twelve months
--   cost_12m  money  of campaigns of this medium
--   cost_per_new_customer  money  cost ÷ new customers
WITH asked AS (
  SELECT month_key, last_date_key, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month
  WHERE month_key = :month
),
came AS (
  SELECT acquisition_source, sum(customers) AS customers, sum(active) AS active,
    sum(fresh) AS fresh, sum(orders) AS orders, sum(revenue_minor) AS revenue_minor,
    sum(margin_minor) AS margin_minor, sum(contribution_minor) AS contribution_minor,
    sum(lifetime_minor) AS lifetime_minor
  FROM customer_group
  GROUP BY acquisition_source
),
spent AS (
  SELECT campaign.medium, sum(campaign.cost_minor) AS cost_minor
  FROM asked
  JOIN dim_campaign AS campaign ON campaign.starts_date_key > asked.year_before_key
    AND campaign.starts_date_key <= asked.last_date_key
  GROUP BY campaign.medium
)
SELECT came.acquisition_source, came.customers, came.active AS active_customers_12m,
  came.fresh AS new_customers_12m, came.orders AS orders_12m, came.revenue_minor AS revenue_12m,
  came.margin_minor AS margin_12m, came.contribution_minor AS contribution_12m,
  round(1.0 * came.revenue_minor / nullif(came.active, 0)) AS revenue_per_customer,
  came.lifetime_minor AS lifetime_value_12m, spent.cost_minor AS cost_12m,
  round(1.0 * spent.cost_minor / nullif(came.fresh, 0)) AS cost_per_new_customer
FROM came
LEFT JOIN spent ON spent.medium = came.acquisition_source
ORDER BY came.revenue_minor DESC, came.acquisition_source;
