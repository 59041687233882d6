-- unprofitable: customers who bring less than they cost, what drives it and what would bring them to zero.
-- The driver is the largest of: discounts given (price), revenue of goods that came back (returns),
-- what serving costs (service), interest on what is overdue (late payment); goods sold below cost
-- where not even the discounts explain it. Each change alone would bring the contribution to zero,
-- and is blank where it cannot: all prices up by −contribution ÷ revenue; so many contacts, return
-- lines, or days of delay saved of those that there were. Days of delay: the average of the twelve
-- month-end overdue balances ÷ the revenue of a day.
-- needs: snapshot
-- order: contribution_12m, customer_id
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
--   late_payment_12m  money  of it interest on what was overdue; blank without a rate
--   discounts_12m  money  given
--   returns_12m  money  of goods that came back
--   contacts_12m  count  contacts
--   return_lines_12m  count  lines that came back
--   overdue  money  at the month's end
--   driver  text  price, returns, service, late payment, or goods sold below cost
--   price_rise_to_zero  ratio  −contribution ÷ revenue; blank without revenue
--   cost_to_serve_to_zero  money  what serving may cost at most; blank where the margin is negative
--   contacts_saved_to_zero  count  contacts fewer
--   return_lines_saved_to_zero  count  return lines fewer
--   days_saved_to_zero  days  days of delay fewer
WITH rate AS (
  SELECT
    max(CASE name WHEN 'cost_per_return_line_minor' THEN CAST(value AS INTEGER) END)
      AS return_line_minor,
    max(CASE name WHEN 'overdue_interest_per_year' THEN CAST(value AS DOUBLE PRECISION) END)
      AS interest,
    max(CASE name WHEN 'cost_per_contact_minor:*' THEN CAST(value AS INTEGER) END)
      AS contact_minor,
    max(CASE name WHEN 'cost_per_minute_minor:*' THEN CAST(value AS INTEGER) END) AS minute_minor
  FROM warehouse_setting
),
costly AS MATERIALIZED (
  SELECT customer_key FROM customer_snapshot WHERE month_key = :month AND is_unprofitable = 1
),
-- Of contacts: their own cost, else the rate of their medium, else that of all others.
contact AS (
  SELECT contact.customer_key,
    sum(contact.cost_minor
      + (contact.contacts - contact.costed_contacts)
        * coalesce(CAST(own.value AS INTEGER), rate.contact_minor, 0)
      + contact.uncosted_minutes_micro / 1000000.0
        * coalesce(CAST(minute.value AS INTEGER), rate.minute_minor, 0)) AS cost_minor
  FROM contact_month AS contact
  CROSS JOIN rate
  LEFT JOIN warehouse_setting AS own ON own.name = 'cost_per_contact_minor:' || contact.medium
  LEFT JOIN warehouse_setting AS minute ON minute.name = 'cost_per_minute_minor:' || contact.medium
  WHERE contact.month_key > :month - 100 AND contact.month_key <= :month
    AND contact.customer_key IN (SELECT customer_key FROM costly)
  GROUP BY contact.customer_key
),
late AS (
  SELECT receivable.customer_key,
    sum(receivable.overdue_1_30_minor + receivable.overdue_31_60_minor
      + receivable.overdue_61_90_minor + receivable.overdue_over_90_minor) / 12.0 AS overdue_minor
  FROM rate
  CROSS JOIN receivable_month AS receivable
  -- Without a rate nobody asks.
  WHERE rate.interest IS NOT NULL
    AND receivable.month_key > :month - 100 AND receivable.month_key <= :month
    AND receivable.customer_key IN (SELECT customer_key FROM costly)
  GROUP BY receivable.customer_key
),
measured AS (
  SELECT profile.*, rate.return_line_minor, contact.cost_minor AS contact_cost_minor,
    -profile.contribution_12m_minor AS loss_minor,
    coalesce(late.overdue_minor, 0) * rate.interest AS interest_minor,
    365.0 * late.overdue_minor / nullif(profile.revenue_12m_minor, 0) AS delay_days
  FROM customer_profile AS profile
  CROSS JOIN rate
  LEFT JOIN contact ON contact.customer_key = profile.customer_key
  LEFT JOIN late ON late.customer_key = profile.customer_key
  WHERE profile.month_key = :month AND profile.is_unprofitable = 1
),
driven AS (
  SELECT measured.*,
    coalesce(cost_to_serve_12m_minor, 0) - coalesce(interest_minor, 0) AS service_minor
  FROM measured
)
SELECT customer_id, name, rep_id, email, phone, language, contribution_12m_minor AS contribution_12m,
  revenue_12m_minor AS revenue_12m, margin_12m_minor AS margin_12m, margin_ratio,
  cost_to_serve_12m_minor AS cost_to_serve_12m, round(interest_minor) AS late_payment_12m,
  discounts_12m_minor AS discounts_12m, returns_12m_minor AS returns_12m, contacts_12m,
  return_lines_12m, overdue_minor AS overdue,
  CASE WHEN margin_12m_minor + discounts_12m_minor < 0 THEN 'goods sold below cost'
    WHEN discounts_12m_minor >= service_minor AND discounts_12m_minor >= returns_12m_minor
      AND discounts_12m_minor >= coalesce(interest_minor, 0) THEN 'price'
    WHEN returns_12m_minor > service_minor AND returns_12m_minor >= coalesce(interest_minor, 0)
      THEN 'returns'
    WHEN coalesce(interest_minor, 0) > service_minor THEN 'late payment'
    ELSE 'service' END AS driver,
  CASE WHEN revenue_12m_minor > 0 THEN 1.0 * loss_minor / revenue_12m_minor END
    AS price_rise_to_zero,
  CASE WHEN margin_12m_minor >= 0 THEN margin_12m_minor END AS cost_to_serve_to_zero,
  CASE WHEN loss_minor > 0 AND contact_cost_minor >= loss_minor
    THEN CAST(round(loss_minor * contacts_12m / (1.0 * contact_cost_minor) + 0.499999) AS INTEGER)
    END
    AS contacts_saved_to_zero,
  CASE WHEN loss_minor > 0 AND return_lines_12m * return_line_minor >= loss_minor
    THEN (loss_minor + return_line_minor - 1) / return_line_minor END
    AS return_lines_saved_to_zero,
  CASE WHEN loss_minor > 0 AND interest_minor >= loss_minor
    THEN loss_minor * delay_days / interest_minor END AS days_saved_to_zero
FROM driven
ORDER BY contribution_12m_minor, customer_id, customer_key;
