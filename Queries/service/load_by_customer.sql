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
WITH busy AS (
  SELECT snapshot.*
  FROM customer_snapshot AS snapshot
  JOIN dim_customer AS customer
    ON customer.customer_key = snapshot.customer_key AND customer.is_current = 1
  WHERE snapshot.month_key = :month AND snapshot.contacts_12m > 0
  ORDER BY snapshot.contacts_12m DESC, snapshot.contact_minutes_micro_12m DESC,
    customer.customer_id, snapshot.customer_key
  LIMIT :rows
)
SELECT customer.customer_id, customer.name, busy.headline, busy.contacts_12m,
  busy.contact_minutes_micro_12m AS contact_minutes_12m, busy.orders_12m,
  1.0 * busy.contacts_12m / nullif(busy.orders_12m, 0) AS contacts_per_order,
  busy.cost_to_serve_12m_minor AS cost_to_serve_12m, busy.margin_12m_minor AS margin_12m,
  busy.contribution_12m_minor AS contribution_12m
FROM busy
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = busy.customer_key
ORDER BY busy.contacts_12m DESC, busy.contact_minutes_micro_12m DESC, customer.customer_id,
  busy.customer_key;
