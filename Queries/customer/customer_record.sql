-- customer_record: who a customer is, as it is known today.
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   kind  text  company or person
--   tax_id  id  its tax number
--   registration_id  id  its number in the register
--   parent_id  id  the group it belongs to
--   email  text  where to write
--   phone  text  where to call
--   street  text  its street
--   postal_code  id  its postal code
--   city  text  its town
--   region  text  its region
--   country  text  its country
--   market  text  its market
--   rep  text  the person responsible
--   team  text  that person's team
--   acquired_on  date  the day it became a customer
--   acquisition_source  text  how it was won
--   language  text  in which it wants to be written to
--   preferred_medium  text  how it wants to be reached
--   marketing_consent  flag  agreed to be sent offers; blank where not known
--   payment_term_days  count  days it has to pay
--   credit_limit  money  what it may owe
SELECT customer.customer_id, customer.name, customer.kind, customer.tax_id,
  customer.registration_id, customer.parent_id, customer.email, customer.phone, customer.street,
  customer.postal_code, customer.city, customer.region, customer.country,
  nullif(market.market, '') AS market, rep.name AS rep, rep.team,
  customer.acquired_date_key AS acquired_on, customer.acquisition_source, customer.language,
  customer.preferred_medium, customer.marketing_consent, customer.payment_term_days,
  customer.credit_limit_minor AS credit_limit
FROM dim_customer AS customer
JOIN dim_market AS market ON market.market_key = customer.market_key
JOIN dim_rep AS rep ON rep.rep_key = customer.rep_key
WHERE customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
ORDER BY customer.customer_key;
