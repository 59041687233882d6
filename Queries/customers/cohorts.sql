-- cohorts: customers by the month of their first order, and who of them ordered so many months later.
-- Month 0 is that of the first order. Cohorts of the last months only; the share is of the cohort.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   cohorts  integer  24  how many cohorts
-- columns:
--   cohort  month  the month of the first order
--   months_since  count  months since then
--   customers  count  customers of the cohort
--   active_customers  count  of them with an order in that month
--   active_ratio  ratio  active ÷ customers
--   revenue  money  of the cohort in that month
WITH asked AS (
  SELECT month_key, month_index FROM dim_month WHERE month_key = :month
),
newcomer AS (
  SELECT snapshot.customer_key, first.month_key AS cohort_key, first.month_index AS cohort_index
  FROM asked
  JOIN customer_snapshot AS snapshot ON snapshot.month_key = asked.month_key
  JOIN dim_month AS first ON first.month_key = snapshot.first_order_date_key / 100
  WHERE first.month_index > asked.month_index - :cohorts
),
sized AS (
  SELECT cohort_key, cohort_index, count(*) AS customers
  FROM newcomer
  GROUP BY cohort_key, cohort_index
),
step AS (
  SELECT sized.cohort_key, sized.customers, month.month_key,
    month.month_index - sized.cohort_index AS months_since
  FROM asked
  CROSS JOIN sized
  JOIN dim_month AS month
    ON month.month_index >= sized.cohort_index AND month.month_index <= asked.month_index
),
traded AS (
  SELECT newcomer.cohort_key, bought.month_key,
    sum(CASE WHEN bought.orders > 0 THEN 1 ELSE 0 END) AS active_customers,
    sum(bought.revenue_minor) AS revenue_minor
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :cohorts AND month.month_index <= asked.month_index
  JOIN customer_month AS bought ON bought.month_key = month.month_key
  JOIN newcomer ON newcomer.customer_key = bought.customer_key
  GROUP BY newcomer.cohort_key, bought.month_key
)
SELECT step.cohort_key AS cohort, step.months_since, step.customers,
  coalesce(traded.active_customers, 0) AS active_customers,
  1.0 * coalesce(traded.active_customers, 0) / step.customers AS active_ratio,
  coalesce(traded.revenue_minor, 0) AS revenue
FROM step
LEFT JOIN traded ON traded.cohort_key = step.cohort_key AND traded.month_key = step.month_key
ORDER BY step.cohort_key, step.months_since;
