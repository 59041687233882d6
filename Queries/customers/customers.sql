-- customers: every customer of a classified month, with its classes and its trailing year.
-- Listed are customers acquired by the month's end, or with any fact by then; name and country are
-- those valid on that day. 12m: the twelve months to the month's end. Blank: unknown; a class is
-- blank where it could not be assessed.
-- needs: snapshot
-- order: customer_id
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   country  text  its country on the month's last day
--   stage  text  prospect, new, active, at_risk, dormant or lost
--   headline  text  the one class or stage it is counted under
--   is_key  flag  among those who bring most of the contribution
--   is_loyal  flag  orders often, for long and still
--   is_indebted  flag  owes an overdue amount for long
--   is_unprofitable  flag  brings less than it costs
--   orders_12m  count  orders
--   revenue_12m  money  revenue without tax, returns deducted
--   margin_12m  money  revenue less cost, over the lines whose cost is known
--   cost_to_serve_12m  money  contacts, orders, returns, campaigns and late payment at the firm's rates
--   contribution_12m  money  margin less cost to serve
--   first_order_on  date  the day of its first order ever
--   last_order_on  date  the day of its last order
--   recency_days  count  days since its last order
--   receivables  money  open invoices at the month's end, with tax
--   overdue  money  of them past their due day
--   oldest_overdue_days  count  days since the earliest due day among them
SELECT version.customer_id, version.name, version.country, snapshot.stage, snapshot.headline,
  snapshot.is_key, snapshot.is_loyal, snapshot.is_indebted, snapshot.is_unprofitable,
  snapshot.orders_12m, snapshot.revenue_12m_minor AS revenue_12m,
  snapshot.margin_12m_minor AS margin_12m,
  snapshot.cost_to_serve_12m_minor AS cost_to_serve_12m,
  snapshot.contribution_12m_minor AS contribution_12m,
  snapshot.first_order_date_key AS first_order_on, snapshot.last_order_date_key AS last_order_on,
  snapshot.recency_days, snapshot.receivables_minor AS receivables,
  snapshot.overdue_minor AS overdue, snapshot.oldest_overdue_days
FROM dim_month AS month
CROSS JOIN customer_snapshot AS snapshot
CROSS JOIN dim_customer AS version
-- A version's key is its customer's and its first day's, in the order of the snapshot.
WHERE month.month_key = :month AND snapshot.month_key = month.month_key
  AND version.customer_version_key BETWEEN snapshot.customer_key << 27
    AND (snapshot.customer_key << 27) + month.last_date_key
  AND version.valid_to_date_key >= month.last_date_key
ORDER BY version.customer_id, snapshot.customer_key;
