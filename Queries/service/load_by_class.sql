-- load_by_class: what serving the customers of each class takes and costs, beside what they bring.
-- By the headline that a customer is counted under; 12m: the twelve months to the month's end. Rows add
-- up to all customers listed.
-- needs: snapshot
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
SELECT headline, count(*) AS customers, sum(contacts_12m) AS contacts_12m,
  sum(contact_minutes_micro_12m) AS contact_minutes_12m, sum(orders_12m) AS orders_12m,
  1.0 * sum(contacts_12m) / count(*) AS contacts_per_customer,
  sum(cost_to_serve_12m_minor) AS cost_to_serve_12m,
  round(1.0 * sum(cost_to_serve_12m_minor) / count(*)) AS cost_to_serve_per_customer,
  sum(margin_12m_minor) AS margin_12m,
  CASE WHEN sum(margin_12m_minor) > 0
    THEN 1.0 * sum(cost_to_serve_12m_minor) / sum(margin_12m_minor) END AS cost_to_serve_ratio
FROM customer_snapshot
WHERE month_key = :month
  AND EXISTS (SELECT 1 FROM contact_month
    WHERE month_key > :month - 100 AND month_key <= :month)
GROUP BY headline
ORDER BY sum(contacts_12m) DESC, headline;
