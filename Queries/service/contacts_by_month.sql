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
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
talked AS (
  SELECT contact.month_key, contact.medium, sum(contact.contacts) AS contacts,
    count(*) AS customers, sum(contact.minutes_micro) AS minutes_micro
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  JOIN contact_month AS contact ON contact.month_key = month.month_key
  GROUP BY contact.month_key, contact.medium
)
SELECT talked.month_key AS month, talked.medium, talked.contacts, talked.customers,
  talked.minutes_micro AS minutes, company.orders
FROM talked
LEFT JOIN company_month AS company ON company.month_key = talked.month_key
ORDER BY talked.month_key, talked.medium;
