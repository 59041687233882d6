-- retention_by_month: customers who came, came back and were lost, and the retention, month by month.
-- needs: company
-- parameters:
--   month  month  last  the last month
--   months  integer  37  how many months
-- columns:
--   month  month  the month
--   active_customers  count  with an order in the month
--   new_customers  count  with their first order
--   returning_customers  count  active and not new
--   reactivated_customers  count  of them those who had been silent for long
--   lost_customers  count  who passed the limit of silence
--   active_customers_12m  count  with an order in the trailing year
--   retention_ratio  ratio  of those active in the year before, active again in the trailing year
--   churn_ratio  ratio  the others of them
--   repeat_ratio  ratio  of those active in the trailing year, with two orders or more in it
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
)
SELECT company.month_key AS month, company.active_customers, company.new_customers,
  company.returning_customers, company.reactivated_customers, company.lost_customers,
  company.active_customers_12m,
  1.0 * company.retained_customers_12m / nullif(company.active_customers_year_before, 0)
    AS retention_ratio,
  1 - 1.0 * company.retained_customers_12m / nullif(company.active_customers_year_before, 0)
    AS churn_ratio,
  1.0 * company.repeat_customers_12m / nullif(company.active_customers_12m, 0) AS repeat_ratio
FROM asked
JOIN dim_month AS month
  ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
JOIN company_month AS company ON company.month_key = month.month_key
ORDER BY company.month_key;
