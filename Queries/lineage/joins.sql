-- joins: which accounts of the sources are one customer, and on what ground.
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   source  text  the system of the account that was joined
--   account_id  id  that account
--   joined_to_source  text  the system of the account it was joined to
--   joined_to_account_id  id  that account
--   ground  text  tax_id, email, phone …; erased: accounts of a person who was erased
--   value  text  what they have in common
SELECT customer.customer_id, customer.name, source.name AS source, account.account_id,
  other_source.name AS joined_to_source, other.account_id AS joined_to_account_id, joined.ground,
  joined.value
FROM customer_join AS joined
JOIN dim_account AS account ON account.account_key = joined.account_key
JOIN source ON source.source_key = account.source_key
JOIN dim_account AS other ON other.account_key = joined.joined_to_account_key
JOIN source AS other_source ON other_source.source_key = other.source_key
LEFT JOIN dim_customer AS customer
  ON customer.customer_key = joined.customer_key AND customer.is_current = 1
ORDER BY customer.customer_id, source.name, account.account_id;
