-- unprofitable: customers who bring less than they cost, what drives it and what would bring them to zero.
-- The driver is the largest of: discounts given, returns, cost to serve. Price: the rise of all prices
-- that would bring the contribution to zero, −contribution ÷ revenue.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   contribution_12m  money  margin less cost to serve
--   revenue_12m  money  of the trailing year
--   margin_12m  money  revenue less cost
--   margin_ratio  ratio  margin ÷ the revenue whose cost is known
--   cost_to_serve_12m  money  contacts, orders, returns, campaigns, late payment
--   discounts_12m  money  given
--   returns_12m  money  of goods that came back
--   contacts_12m  count  contacts
--   overdue  money  at the month's end
--   driver  text  price, returns, service, or goods sold below cost
--   price_rise_to_zero  ratio  −contribution ÷ revenue; blank without revenue
--   cost_to_serve_to_zero  money  what serving may cost at most; blank where the margin is negative
SELECT profile.customer_id, profile.name, profile.rep_id, profile.email, profile.phone,
  profile.language, profile.contribution_12m_minor AS contribution_12m,
  profile.revenue_12m_minor AS revenue_12m, profile.margin_12m_minor AS margin_12m,
  profile.margin_ratio, profile.cost_to_serve_12m_minor AS cost_to_serve_12m,
  profile.discounts_12m_minor AS discounts_12m, profile.returns_12m_minor AS returns_12m,
  profile.contacts_12m, profile.overdue_minor AS overdue,
  CASE WHEN profile.margin_12m_minor + profile.discounts_12m_minor < 0 THEN 'goods below cost'
    WHEN profile.discounts_12m_minor >= coalesce(profile.cost_to_serve_12m_minor, 0)
      AND profile.discounts_12m_minor >= profile.returns_12m_minor THEN 'price'
    WHEN profile.returns_12m_minor > coalesce(profile.cost_to_serve_12m_minor, 0) THEN 'returns'
    ELSE 'service' END AS driver,
  CASE WHEN profile.revenue_12m_minor > 0
    THEN -1.0 * profile.contribution_12m_minor / profile.revenue_12m_minor END
    AS price_rise_to_zero,
  CASE WHEN profile.margin_12m_minor >= 0 THEN profile.margin_12m_minor END
    AS cost_to_serve_to_zero
FROM customer_profile AS profile
WHERE profile.month_key = :month AND profile.is_unprofitable = 1
ORDER BY profile.contribution_12m_minor, profile.customer_id, profile.customer_key;
