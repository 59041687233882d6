-- largest_changes: the customers whose revenue changed most against another month.
-- Anonymous sales stand as one row without an id. Gains and losses alike, the largest first.
-- parameters:
--   month  month  last  the month
--   against  same_month_last_year|previous_month  same_month_last_year  the month compared with
--   rows  integer  50  how many customers
-- columns:
--   customer_id  id  the customer; blank for anonymous sales
--   name  text  its name
--   revenue  money  of the month
--   revenue_before  money  of the month compared with
--   change  money  the difference
WITH asked AS (
  SELECT month_key, CASE :against WHEN 'previous_month' THEN previous_month_key
    ELSE year_ago_month_key END AS before_key
  FROM dim_month
  WHERE month_key = :month
),
compared AS (
  SELECT traded.customer_key,
    sum(CASE WHEN traded.month_key = asked.month_key THEN revenue_minor ELSE 0 END) AS revenue_minor,
    sum(CASE WHEN traded.month_key = asked.month_key THEN 0 ELSE revenue_minor END) AS before_minor
  FROM asked
  JOIN customer_month AS traded ON traded.month_key IN (asked.month_key, asked.before_key)
  GROUP BY traded.customer_key
),
largest AS (
  SELECT compared.customer_key, compared.revenue_minor, compared.before_minor,
    compared.revenue_minor - compared.before_minor AS change_minor
  FROM compared
  JOIN dim_customer AS customer
    ON customer.customer_key = compared.customer_key AND customer.is_current = 1
  WHERE compared.revenue_minor <> compared.before_minor
  ORDER BY abs(compared.revenue_minor - compared.before_minor) DESC, customer.customer_id,
    compared.customer_key
  LIMIT :rows
)
SELECT customer.customer_id, customer.name, largest.revenue_minor AS revenue,
  largest.before_minor AS revenue_before, largest.change_minor AS change
FROM largest
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = largest.customer_key
ORDER BY abs(largest.change_minor) DESC, customer.customer_id, largest.customer_key;
