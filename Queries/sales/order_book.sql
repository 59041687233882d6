-- order_book: planned, open and cancelled lines of the trailing year by age, as they stand today.
-- Age is from the day of the order to the month's end. Cancelled lines are those ordered in the
-- trailing year; what was ordered after the month's end is left out.
-- needs: pending_ages
-- parameters:
--   month  month  last  the month
-- columns:
--   status  text  planned, open or cancelled
--   age  text  0–30, 31–60, 61–90 or over 90 days
--   lines  count  lines
--   orders  count  documents, each at the age of its oldest such line
--   value  money  their revenue
--   share  ratio  of the value of the status
SELECT CASE status WHEN 0 THEN 'planned' WHEN 1 THEN 'open' ELSE 'cancelled' END AS status,
  CASE age WHEN 1 THEN '0–30' WHEN 2 THEN '31–60' WHEN 3 THEN '61–90' ELSE 'over 90' END AS age,
  lines, orders, revenue_minor AS value,
  1.0 * revenue_minor / nullif(sum(revenue_minor) OVER (PARTITION BY pending.status), 0) AS share
FROM pending_age AS pending
ORDER BY pending.status, pending.age;
