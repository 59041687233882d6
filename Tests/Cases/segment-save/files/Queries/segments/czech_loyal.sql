-- czech_loyal: customers for whom holds: loyal and country = 'CZ'
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   country  text  its country on the month's last day
--   stage  text  prospect, new, active, at_risk, dormant or lost
--   headline  text  the one class or stage it is counted under
--   orders_12m  count  orders in the trailing year
--   revenue_12m  money  revenue of the trailing year
--   contribution_12m  money  margin less cost to serve
--   last_order_on  date  the day of its last order
SELECT customer_id,
  name,
  country,
  stage,
  headline,
  orders_12m,
  revenue_12m_minor AS revenue_12m,
  contribution_12m_minor AS contribution_12m,
  last_order_date_key AS last_order_on
FROM customer_profile
WHERE month_key = :month AND customer_key IN (
  SELECT profile.customer_key FROM profile WHERE profile.month_key = :month AND (
loyal and country = 'CZ'
)
)
ORDER BY revenue_12m_minor DESC, customer_id;
