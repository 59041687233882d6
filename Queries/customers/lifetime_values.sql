-- lifetime_values: the customers from whom most is expected in the next twelve months.
-- Expected by the lifetime model of the month: BG/NBD and Gamma-Gamma, discounted monthly, times the
-- customer's margin ratio where that is known.
-- needs: snapshot
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
WITH worth AS MATERIALIZED (
  SELECT customer_key, lifetime_value_12m_minor
  FROM customer_snapshot
  WHERE month_key = :month AND lifetime_value_12m_minor IS NOT NULL
),
-- Ties at the end of the list are told apart by the customer's id, which only these need.
least AS (
  SELECT min(lifetime_value_12m_minor) AS value_minor
  FROM (
    SELECT lifetime_value_12m_minor FROM worth ORDER BY lifetime_value_12m_minor DESC LIMIT :rows
  ) AS most
)
SELECT profile.customer_id, profile.name, profile.headline, profile.alive_probability,
  profile.expected_orders_12m, profile.expected_revenue_12m_minor AS expected_revenue_12m,
  profile.lifetime_value_12m_minor AS lifetime_value_12m, profile.revenue_12m_minor AS revenue_12m
FROM least
CROSS JOIN worth
CROSS JOIN customer_profile AS profile
WHERE worth.lifetime_value_12m_minor >= least.value_minor
  AND profile.month_key = :month AND profile.customer_key = worth.customer_key
ORDER BY profile.lifetime_value_12m_minor DESC, profile.customer_id, profile.customer_key
LIMIT :rows;
