-- customer_class_history: a customer's stage, headline and classes in every classified month.
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   month  month  the month
--   stage  text  its stage
--   headline  text  the one class or stage it was counted under
--   is_key  flag  blank where not assessed
--   is_loyal  flag  blank where not assessed
--   is_indebted  flag  blank where not assessed
--   is_unprofitable  flag  blank where not assessed
--   revenue_12m  money  revenue of the trailing year
--   contribution_12m  money  contribution of the trailing year
SELECT snapshot.month_key AS month, snapshot.stage, snapshot.headline, snapshot.is_key,
  snapshot.is_loyal, snapshot.is_indebted, snapshot.is_unprofitable,
  snapshot.revenue_12m_minor AS revenue_12m, snapshot.contribution_12m_minor AS contribution_12m
-- CROSS JOIN keeps the order of the ways: the customer, the months, its snapshots.
FROM dim_customer AS customer
CROSS JOIN snapshot_month AS classified
CROSS JOIN customer_snapshot AS snapshot
WHERE snapshot.month_key = classified.month_key AND snapshot.customer_key = customer.customer_key
  AND customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
ORDER BY snapshot.month_key DESC;
