-- dunning: customers to be reminded of what is overdue, with the step that is due and the way to reach them.
-- The steps by days since the earliest due day are the workspace's: reminder, second reminder, last
-- reminder, advice to end the relation. Disputed amounts are left out. Needs no consent.
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
--   due  money  overdue, less what is disputed and the customer's own credits
--   overdue  money  past the due day
--   disputed  money  in dispute
--   credits  money  the customer's own
--   oldest_due_on  date  the earliest due day
--   overdue_days  count  days since then
--   street  text  where to send a letter
--   city  text  the town
--   postal_code  id  the postal code
--   country  text  the country
WITH owed AS (
  SELECT receivable.*, overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor
    + overdue_over_90_minor AS overdue_minor
  FROM receivable_month AS receivable
  WHERE month_key = :month
),
late AS (
  SELECT owed.*, oldest.day_number AS oldest_day,
    owed.overdue_minor - owed.disputed_minor - owed.credit_minor AS due_minor
  FROM owed
  JOIN dim_date AS oldest ON oldest.date_key = owed.oldest_due_date_key
  WHERE owed.overdue_minor - owed.disputed_minor - owed.credit_minor > 0
)
SELECT customer.customer_id, customer.name, customer.rep_id, customer.email, customer.phone,
  customer.language,
  CASE WHEN customer.preferred_medium = 'phone' AND customer.phone IS NOT NULL THEN 'phone'
    WHEN customer.preferred_medium = 'letter' AND customer.city IS NOT NULL THEN 'letter'
    WHEN customer.email IS NOT NULL THEN 'email'
    WHEN customer.city IS NOT NULL THEN 'letter'
    WHEN customer.phone IS NOT NULL THEN 'phone' END AS medium,
  CASE WHEN customer.last_day_number - late.oldest_day >= setting.dunning_end_days
      THEN 'end the relation'
    WHEN customer.last_day_number - late.oldest_day >= setting.dunning_last_days
      THEN 'last reminder'
    WHEN customer.last_day_number - late.oldest_day >= setting.dunning_second_days
      THEN 'second reminder'
    ELSE 'reminder' END AS step,
  late.due_minor AS due, late.overdue_minor AS overdue, late.disputed_minor AS disputed,
  late.credit_minor AS credits, late.oldest_due_date_key AS oldest_due_on,
  customer.last_day_number - late.oldest_day AS overdue_days, customer.street, customer.city,
  customer.postal_code, customer.country
FROM late
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = late.customer_key
CROSS JOIN setting
WHERE customer.last_day_number - late.oldest_day >= setting.dunning_reminder_days
ORDER BY overdue_days DESC, due DESC, customer.customer_id, late.customer_key;
