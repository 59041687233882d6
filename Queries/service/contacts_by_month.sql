-- contacts_by_month: contacts, customers reached and minutes by medium, month by month.
-- parameters:
--   month  month  last  the last month
--   months  integer  25  how many months
-- columns:
--   month  month  the month
--   medium  text  how
--   contacts  count  of the month
--   customers  count  customers reached
--   minutes  quantity  of those whose length is known
--   orders  count  orders of the month, the same for each medium
SELECT talked.month_key AS month, talked.medium, talked.contacts, talked.customers,
  talked.minutes_micro AS minutes, company.orders
FROM dim_month AS asked
CROSS JOIN dim_month AS month
CROSS JOIN medium_month AS talked
LEFT JOIN company_month AS company ON company.month_key = talked.month_key
WHERE asked.month_key = :month AND month.month_index <= asked.month_index
  AND month.month_index > asked.month_index - :months AND talked.month_key = month.month_key
ORDER BY talked.month_key, talked.medium;
