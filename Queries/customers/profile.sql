-- profile: every measure of every customer of a classified month: the data dictionary of segments.
-- A segment's condition uses these names: money in currency units (revenue_12m > 10000), days as texts
-- (last_order_on < '2025-06-01'), tags as plain names (key and not loyal). 12m is the trailing year
-- of the month's last day. Blank: unknown.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   kind  text  company or person
--   country  text  its country on the month's last day
--   region  text  its region
--   market  text  its market, else its country
--   city  text  its town
--   postal_code  id  its postal code
--   language  text  in which it wants to be written to
--   rep_id  id  the person responsible
--   rep  text  that person's name
--   team  text  that person's team
--   email  text  where to write
--   phone  text  where to call
--   tax_id  id  its tax number
--   registration_id  id  its number in the register
--   parent_id  id  the group it belongs to
--   acquired_on  date  the day it became a customer
--   acquisition_source  text  where it came from
--   marketing_consent  flag  agreed to be sent offers; blank where not known
--   preferred_medium  text  how it wants to be reached
--   payment_term_days  count  days it has to pay
--   credit_limit  money  what it may owe
--   stage  text  prospect, new, active, at_risk, dormant or lost
--   headline  text  the one class or stage it is counted under
--   key  flag  bears the tag key; 0 where not assessed
--   loyal  flag  bears the tag loyal; 0 where not assessed
--   indebted  flag  bears the tag indebted; 0 where not assessed
--   unprofitable  flag  bears the tag unprofitable; 0 where not assessed
--   is_key  flag  the same, blank where not assessed
--   is_loyal  flag  the same, blank where not assessed
--   is_indebted  flag  the same, blank where not assessed
--   is_unprofitable  flag  the same, blank where not assessed
--   first_order_on  date  the day of its first order ever
--   last_order_on  date  the day of its last order
--   recency_days  count  days from its last order to the month's end
--   tenure_days  count  days from its first order to the month's end
--   order_days  count  different days with an order, ever
--   median_gap_days  days  median days between them
--   orders_total  count  orders, ever
--   orders_12m  count  orders in the trailing year
--   order_months_12m  count  different months with an order in the trailing year
--   lines_12m  count  completed lines in the trailing year
--   return_lines_12m  count  of them returns
--   units_12m  quantity  units in the trailing year, returns deducted
--   revenue_total  money  revenue, ever
--   revenue_12m  money  revenue of the trailing year
--   revenue_year_before  money  revenue of the year before that
--   growth  ratio  revenue ÷ revenue of the year before − 1; blank where that is not positive
--   discounts_12m  money  discounts given in the trailing year
--   discount_rate  ratio  discounts ÷ gross sales
--   returns_12m  money  revenue of goods that came back
--   return_rate  ratio  returns ÷ (revenue + returns)
--   margin_12m  money  revenue less cost, over the lines whose cost is known
--   margin_ratio  ratio  margin ÷ the revenue of those lines
--   cost_coverage_ratio  ratio  the share of revenue whose cost is known
--   average_order_value_12m  money  revenue ÷ orders of the trailing year
--   contacts_12m  count  contacts in the trailing year
--   contact_minutes_12m  quantity  their minutes, where known
--   last_contact_on  date  the day of the last contact
--   cost_to_serve_12m  money  contacts, orders, returns, campaigns and late payment at the firm's rates
--   contribution_12m  money  margin less cost to serve
--   contribution_rank  count  place among the customers ranked for key
--   receivables  money  open invoices at the month's end, with tax
--   overdue  money  of them past their due day
--   credits  money  the customer's own, to be set against
--   disputed  money  of the open invoices, in dispute
--   oldest_overdue_days  count  days since the earliest due day among the overdue
--   recency_score  integer  1 to 5, 5 ordered most recently
--   frequency_score  integer  1 to 5, 5 ordered most often
--   money_score  integer  1 to 5, 5 brought most
--   alive_probability  ratio  the chance that it still buys (BG/NBD)
--   expected_orders_12m  real  order days expected in the next twelve months
--   expected_revenue_12m  money  revenue expected in the next twelve months, discounted
--   lifetime_value_12m  money  that times its margin ratio
SELECT customer_id, name, kind, country, region, market, city, postal_code, language, rep_id, rep,
  team, email, phone, tax_id, registration_id, parent_id, acquired_date_key AS acquired_on,
  acquisition_source, marketing_consent, preferred_medium, payment_term_days,
  credit_limit_minor AS credit_limit, stage, headline, coalesce(is_key, 0) AS key,
  coalesce(is_loyal, 0) AS loyal, coalesce(is_indebted, 0) AS indebted,
  coalesce(is_unprofitable, 0) AS unprofitable, is_key, is_loyal, is_indebted, is_unprofitable,
  first_order_date_key AS first_order_on, last_order_date_key AS last_order_on, recency_days,
  tenure_days, order_days, median_gap_days, orders_total, orders_12m, order_months_12m, lines_12m,
  return_lines_12m, units_micro_12m AS units_12m, revenue_total_minor AS revenue_total,
  revenue_12m_minor AS revenue_12m, revenue_year_before_minor AS revenue_year_before, growth,
  discounts_12m_minor AS discounts_12m, discount_rate, returns_12m_minor AS returns_12m,
  return_rate, margin_12m_minor AS margin_12m, margin_ratio, cost_coverage_ratio,
  average_order_value_12m_minor AS average_order_value_12m, contacts_12m,
  contact_minutes_micro_12m AS contact_minutes_12m, last_contact_date_key AS last_contact_on,
  cost_to_serve_12m_minor AS cost_to_serve_12m, contribution_12m_minor AS contribution_12m,
  contribution_rank, receivables_minor AS receivables, overdue_minor AS overdue,
  credit_minor AS credits, disputed_minor AS disputed, oldest_overdue_days, recency_score,
  frequency_score, money_score, alive_probability, expected_orders_12m,
  expected_revenue_12m_minor AS expected_revenue_12m,
  lifetime_value_12m_minor AS lifetime_value_12m
FROM customer_profile
WHERE month_key = :month
ORDER BY customer_id, customer_key;
