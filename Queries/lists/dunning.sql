-- dunning: customers to be reminded of what is overdue, with the step that is due and the way to reach them.
-- The steps by days since the earliest due day are the workspace's: reminder, second reminder, last
-- reminder, advice to end the relation. Disputed invoices are left out. Needs no consent.
-- needs: open_invoices overdue_customers
-- order: overdue_days desc, due desc, customer_id
-- parameters:
--   month  month  last  the month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   medium  text  preferred, where the customer has it; else e-mail, letter or telephone
--   step  text  reminder, second reminder, last reminder or end the relation
--   due  money  overdue and not disputed, less the customer's own credits
--   overdue  money  past the due day and not disputed
--   disputed  money  past the due day and in dispute
--   credits  money  the customer's own
--   oldest_due_on  date  the earliest due day of what is not disputed
--   overdue_days  count  days since then
--   invoices  count  overdue and not disputed
--   street  text  where to send a letter
--   city  text  the town
--   postal_code  id  the postal code
--   country  text  the country
WITH late AS (
  SELECT owed.*, owed.overdue_minor - owed.credit_minor AS due_minor
  FROM overdue_customer AS owed
  WHERE owed.overdue_minor - owed.credit_minor > 0
)
SELECT customer.customer_id, customer.name, customer.rep_id, customer.email, customer.phone,
  customer.language,
  CASE WHEN customer.preferred_medium = 'phone' AND customer.phone IS NOT NULL THEN 'phone'
    WHEN customer.preferred_medium = 'letter' AND customer.city IS NOT NULL THEN 'letter'
    WHEN customer.email IS NOT NULL THEN 'email'
    WHEN customer.city IS NOT NULL THEN 'letter'
    WHEN customer.phone IS NOT NULL THEN 'phone' END AS medium,
  CASE WHEN late.overdue_days >= setting.dunning_end_days THEN 'end the relation'
    WHEN late.overdue_days >= setting.dunning_last_days THEN 'last reminder'
    WHEN late.overdue_days >= setting.dunning_second_days THEN 'second reminder'
    ELSE 'reminder' END AS step,
  late.due_minor AS due, late.overdue_minor AS overdue, late.disputed_minor AS disputed,
  late.credit_minor AS credits, late.oldest_due_date_key AS oldest_due_on, late.overdue_days,
  late.invoices, customer.street, customer.city, customer.postal_code, customer.country
FROM late
CROSS JOIN customer_at_month AS customer
CROSS JOIN setting
-- A version's key is its customer's and its first day's.
WHERE late.overdue_days >= setting.dunning_reminder_days AND late.customer_key <> 0
  AND customer.month_key = :month
  AND customer.customer_version_key >= late.customer_key << 27
  AND customer.customer_version_key < (late.customer_key + 1) << 27
ORDER BY late.overdue_days DESC, late.due_minor DESC, customer.customer_id, late.customer_key;
