-- contracts: contracts running at the month's end, those ending in 90 days, and their value.
-- parameters:
--   month  month  last  the month
-- columns:
--   contract_id  id  the contract
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   product_id  id  what it is about; blank where not said
--   starts_on  date  its first day
--   ends_on  date  its last day; blank for an open end
--   days_left  count  from the month's end to the last day
--   is_ending  flag  ends within 90 days
--   amount  money  its value
--   status  text  as the source says
WITH asked AS (
  SELECT month_key, last_date_key, last_day_number FROM dim_month WHERE month_key = :month
)
SELECT contract.contract_id, customer.customer_id, customer.name, customer.rep_id,
  nullif(product.product_id, '') AS product_id, contract.starts_date_key AS starts_on,
  contract.ends_date_key AS ends_on, until.day_number - asked.last_day_number AS days_left,
  CASE WHEN until.day_number - asked.last_day_number <= 90 THEN 1 ELSE 0 END AS is_ending,
  contract.amount_minor AS amount, contract.status
FROM asked
JOIN fact_contract AS contract ON contract.starts_date_key <= asked.last_date_key
  AND (contract.ends_date_key = 0 OR contract.ends_date_key >= asked.last_date_key)
JOIN dim_account AS account ON account.account_key = contract.account_key
JOIN customer_at_month AS customer
  ON customer.month_key = asked.month_key AND customer.customer_key = account.customer_key
JOIN dim_product AS product ON product.product_key = contract.product_key
LEFT JOIN dim_date AS until
  ON until.date_key = contract.ends_date_key AND contract.ends_date_key > 0
ORDER BY CASE WHEN contract.ends_date_key = 0 THEN 1 ELSE 0 END, contract.ends_date_key,
  customer.customer_id, contract.contract_id, contract.contract_key;
