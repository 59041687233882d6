-- contracts_ending: contracts that end within 90 days of the month's end, the first to end first.
-- parameters:
--   month  month  last  the month
--   days  integer  90  within so many days
-- columns:
--   contract_id  id  the contract
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   ends_on  date  its last day
--   days_left  count  from the month's end
--   amount  money  its value
--   headline  text  what the customer is counted under
--   revenue_12m  money  of the customer's trailing year
SELECT contract.contract_id, customer.customer_id, customer.name, customer.rep_id, customer.email,
  customer.phone, customer.language, contract.ends_date_key AS ends_on,
  until.day_number - customer.last_day_number AS days_left, contract.amount_minor AS amount,
  snapshot.headline, snapshot.revenue_12m_minor AS revenue_12m
FROM fact_contract AS contract
JOIN dim_account AS account ON account.account_key = contract.account_key
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = account.customer_key
JOIN dim_date AS until ON until.date_key = contract.ends_date_key
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = :month AND snapshot.customer_key = account.customer_key
WHERE contract.starts_date_key <= customer.last_date_key
  AND contract.ends_date_key >= customer.last_date_key
  AND until.day_number - customer.last_day_number <= :days
ORDER BY contract.ends_date_key, customer.customer_id, contract.contract_id, contract.contract_key;
