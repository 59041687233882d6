-- load_by_customer: the customers who take most contacts, and what serving them costs.
-- 12m: the twelve months to the month's end. Cost to serve: contacts, orders, returns, campaigns and
-- late payment at the firm's rates.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   rows  integer  100  how many customers
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   headline  text  what the customer is counted under
--   contacts_12m  count  contacts in either direction
--   contact_minutes_12m  quantity  of those whose length is known
--   orders_12m  count  its orders
--   contacts_per_order  real  contacts ÷ orders
--   cost_to_serve_12m  money  what serving it costs
--   margin_12m  money  over the lines whose cost is known
--   contribution_12m  money  margin less cost to serve
WITH busy AS MATERIALIZED (
  SELECT customer_key, contacts_12m
  FROM customer_snapshot
  WHERE month_key = :month AND contacts_12m > 0
),
-- Ties at the end of the list are told apart by minutes and ids, which only these need.
least AS (
  SELECT min(contacts_12m) AS contacts_12m
  FROM (SELECT contacts_12m FROM busy ORDER BY contacts_12m DESC LIMIT :rows) AS most
)
SELECT profile.customer_id, profile.name, profile.headline, profile.contacts_12m,
  profile.contact_minutes_micro_12m AS contact_minutes_12m, profile.orders_12m,
  1.0 * profile.contacts_12m / nullif(profile.orders_12m, 0) AS contacts_per_order,
  profile.cost_to_serve_12m_minor AS cost_to_serve_12m, profile.margin_12m_minor AS margin_12m,
  profile.contribution_12m_minor AS contribution_12m
FROM least
CROSS JOIN busy
CROSS JOIN customer_profile AS profile
WHERE busy.contacts_12m >= least.contacts_12m
  AND profile.month_key = :month AND profile.customer_key = busy.customer_key
ORDER BY profile.contacts_12m DESC, profile.contact_minutes_micro_12m DESC, profile.customer_id,
  profile.customer_key
LIMIT :rows;
