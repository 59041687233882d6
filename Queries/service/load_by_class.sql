-- load_by_class: what serving the customers of each class takes and costs, beside what they bring.
-- By the headline that a customer is counted under; 12m: the twelve months to the month's end. Rows add
-- up to all customers listed.
-- needs: snapshot customer_groups
-- parameters:
--   month  month  last  the classified month
-- columns:
--   headline  text  the class or stage
--   customers  count  how many
--   contacts_12m  count  contacts with them
--   contact_minutes_12m  quantity  of those whose length is known
--   orders_12m  count  their orders
--   contacts_per_customer  real  contacts ÷ customers
--   cost_to_serve_12m  money  contacts, orders, returns, campaigns and late payment at the firm's rates
--   cost_to_serve_per_customer  money  cost to serve ÷ customers
--   margin_12m  money  over the lines whose cost is known
--   cost_to_serve_ratio  ratio  cost to serve ÷ margin; blank where the margin is not positive
WITH class AS (
  SELECT headline, sum(customers) AS customers, sum(contacts) AS contacts,
    sum(contact_minutes_micro) AS minutes_micro, sum(orders) AS orders,
    sum(cost_to_serve_minor) AS cost_minor, sum(margin_minor) AS margin_minor
  FROM customer_group
  GROUP BY headline
)
SELECT headline, customers, contacts AS contacts_12m, minutes_micro AS contact_minutes_12m,
  orders AS orders_12m, 1.0 * contacts / customers AS contacts_per_customer,
  cost_minor AS cost_to_serve_12m,
  round(1.0 * cost_minor / customers) AS cost_to_serve_per_customer, margin_minor AS margin_12m,
  CASE WHEN margin_minor > 0 THEN 1.0 * cost_minor / margin_minor END AS cost_to_serve_ratio
FROM class
WHERE EXISTS (SELECT 1 FROM contact_month
    WHERE month_key > :month - 100 AND month_key <= :month)
ORDER BY contacts DESC, headline;
