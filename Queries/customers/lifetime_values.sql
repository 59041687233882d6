-- lifetime_values: the customers from whom most is expected in the next twelve months.
-- Expected by the lifetime model of the month: BG/NBD and Gamma-Gamma, discounted monthly, times the
-- customer's margin ratio where that is known.
-- needs: snapshot promising_customers
-- parameters:
--   month  month  last  the classified month
--   rows  integer  100  how many customers
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   headline  text  what the customer is counted under
--   alive_probability  ratio  that it still buys
--   expected_orders_12m  real  purchase days in the next twelve months
--   expected_revenue_12m  money  their revenue
--   lifetime_value_12m  money  what that is worth today
--   revenue_12m  money  of the trailing year
SELECT profile.customer_id, profile.name, profile.headline, profile.alive_probability,
  profile.expected_orders_12m, profile.expected_revenue_12m_minor AS expected_revenue_12m,
  profile.lifetime_value_12m_minor AS lifetime_value_12m, profile.revenue_12m_minor AS revenue_12m
FROM promising_customer AS promising
CROSS JOIN customer_profile AS profile
WHERE promising.lifetime_minor IS NOT NULL
  AND profile.month_key = :month AND profile.customer_key = promising.customer_key
ORDER BY profile.lifetime_value_12m_minor DESC, profile.customer_id, profile.customer_key
LIMIT :rows;
