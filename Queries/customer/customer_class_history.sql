-- customer_class_history: a customer's stage, headline and classes in every classified month.
-- needs: customers
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the last month
-- columns:
--   customer_id  id  the customer
--   month  month  the month
--   stage  text  its stage
--   headline  text  the one class or stage it was counted under
--   is_key  flag  blank where not assessed
--   is_loyal  flag  blank where not assessed
--   is_indebted  flag  blank where not assessed
--   is_unprofitable  flag  blank where not assessed
--   revenue_12m  money  revenue of the trailing year
--   contribution_12m  money  contribution of the trailing year
SELECT asked.customer_id, snapshot.month_key AS month, snapshot.stage, snapshot.headline, snapshot.is_key,
  snapshot.is_loyal, snapshot.is_indebted, snapshot.is_unprofitable,
  snapshot.revenue_12m_minor AS revenue_12m, snapshot.contribution_12m_minor AS contribution_12m
FROM asked_customer AS asked
CROSS JOIN snapshot_month AS classified
CROSS JOIN customer_snapshot AS snapshot
WHERE classified.month_key <= :month AND snapshot.month_key = classified.month_key
  AND snapshot.customer_key = asked.customer_key
ORDER BY asked.customer_id, snapshot.month_key DESC;
