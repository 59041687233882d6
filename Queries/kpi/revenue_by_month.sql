-- revenue_by_month: sales, margin and customers of the last months beside the year before.
-- A month of the history without sales has 0. Blank: unknown, or a month before the history.
-- needs: company
-- parameters:
--   month  month  last  the last month
--   months  integer  37  how many months
-- columns:
--   month  month  the month
--   revenue  money  without tax, returns deducted
--   revenue_year_before  money  of the same month of the year before
--   revenue_12m  money  of the twelve months to the month, where they lie in the history
--   margin  money  revenue less cost, over the lines whose cost is known
--   orders  count  orders
--   active_customers  count  customers with an order
--   new_customers  count  customers with their first order
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
)
SELECT month.month_key AS month, company.revenue_minor AS revenue,
  before.revenue_minor AS revenue_year_before,
  (SELECT CASE WHEN count(*) = 12 THEN sum(year.revenue_minor) END FROM company_month AS year
    WHERE year.month_key > month.month_key - 100 AND year.month_key <= month.month_key)
    AS revenue_12m,
  CASE WHEN company.lines = 0 OR company.costed_lines > 0
    THEN company.costed_revenue_minor - company.cost_minor END AS margin,
  company.orders, company.active_customers, company.new_customers
FROM asked
JOIN dim_month AS month
  ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
JOIN company_month AS company ON company.month_key = month.month_key
LEFT JOIN company_month AS before ON before.month_key = month.year_ago_month_key
ORDER BY month.month_key;
