-- debtors: who owes at the month's end, how much and for how long, the largest overdue first.
-- With tax, in the company's currency at each invoice's own rate. The buckets are open balances by
-- days past the due day; credits are the customer's and stand in no bucket.
-- order: overdue desc, receivables desc, customer_id
-- parameters:
--   month  month  last  the month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   country  text  its country
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   receivables  money  all open invoices
--   not_due  money  of them not yet due
--   overdue  money  past the due day
--   overdue_1_30  money  by at most 30 days
--   overdue_31_60  money  by 31 to 60 days
--   overdue_61_90  money  by 61 to 90 days
--   overdue_over_90  money  by more than 90 days
--   credits  money  the customer's own, to be set against
--   disputed  money  of the open invoices, in dispute
--   oldest_due_on  date  the earliest due day among the overdue
--   oldest_overdue_days  count  days since then
--   open_invoices  count  how many
--   credit_limit  money  what it may owe
--   is_indebted  flag  bears the class indebted; blank where not assessed or not classified
SELECT customer.customer_id, customer.name, customer.country, customer.rep_id, customer.email,
  customer.phone,
  owed.not_due_minor + owed.overdue_1_30_minor + owed.overdue_31_60_minor
    + owed.overdue_61_90_minor + owed.overdue_over_90_minor AS receivables,
  owed.not_due_minor AS not_due,
  owed.overdue_1_30_minor + owed.overdue_31_60_minor + owed.overdue_61_90_minor
    + owed.overdue_over_90_minor AS overdue,
  owed.overdue_1_30_minor AS overdue_1_30, owed.overdue_31_60_minor AS overdue_31_60,
  owed.overdue_61_90_minor AS overdue_61_90, owed.overdue_over_90_minor AS overdue_over_90,
  owed.credit_minor AS credits, owed.disputed_minor AS disputed,
  owed.oldest_due_date_key AS oldest_due_on,
  CASE WHEN oldest.date_key > 0 THEN customer.last_day_number - oldest.day_number END
    AS oldest_overdue_days,
  owed.open_invoices, customer.credit_limit_minor AS credit_limit, snapshot.is_indebted
FROM receivable_month AS owed
CROSS JOIN customer_at_month AS customer
JOIN dim_date AS oldest ON oldest.date_key = owed.oldest_due_date_key
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = owed.month_key AND snapshot.customer_key = owed.customer_key
-- A version's key is its customer's and its first day's.
WHERE owed.month_key = :month AND owed.open_invoices > 0 AND customer.month_key = owed.month_key
  AND customer.customer_version_key >= owed.customer_key << 27
  AND customer.customer_version_key < (owed.customer_key + 1) << 27
ORDER BY overdue DESC, receivables DESC, customer.customer_id, owed.customer_key;
