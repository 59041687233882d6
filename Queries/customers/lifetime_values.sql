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
WITH valued AS (
  SELECT snapshot.*
  FROM customer_snapshot AS snapshot
  JOIN dim_customer AS customer
    ON customer.customer_key = snapshot.customer_key AND customer.is_current = 1
  WHERE snapshot.month_key = :month AND snapshot.lifetime_value_12m_minor IS NOT NULL
  ORDER BY snapshot.lifetime_value_12m_minor DESC, customer.customer_id, snapshot.customer_key
  LIMIT :rows
)
SELECT customer.customer_id, customer.name, valued.headline, valued.alive_probability,
  valued.expected_orders_12m, valued.expected_revenue_12m_minor AS expected_revenue_12m,
  valued.lifetime_value_12m_minor AS lifetime_value_12m, valued.revenue_12m_minor AS revenue_12m
FROM valued
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = valued.customer_key
ORDER BY valued.lifetime_value_12m_minor DESC, customer.customer_id, valued.customer_key;
