-- cohorts: customers by the month of their first order, and who of them ordered so many months later.
-- Month 0 is that of the first order. Cohorts of the last months only; the share is of the cohort.
-- needs: snapshot cohorts
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
SELECT cohort_key AS cohort, months_since, customers, active_customers,
  1.0 * active_customers / customers AS active_ratio, revenue_minor AS revenue
FROM cohort_month
ORDER BY cohort_key, months_since;
