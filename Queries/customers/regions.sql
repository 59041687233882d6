-- regions: the customers of each country and region: how many, what they bring, and what they owe.
-- The region is the customer's on the month's last day; 12m: the twelve months to it.
-- needs: snapshot customer_groups
-- parameters:
--   month  month  last  the classified month
-- columns:
--   country  text  the country
--   region  text  the region; blank where not known
--   customers  count  all that are listed
--   active_customers_12m  count  with an order in the trailing year
--   key_customers  count  who bear the class key
--   reps  count  persons responsible for them
--   revenue_12m  money  of the trailing year
--   revenue_year_before  money  of the twelve months before those
--   growth  ratio  revenue ÷ revenue of the year before − 1
--   contribution_12m  money  margin less cost to serve
--   overdue  money  past the due day
SELECT country, region, customers, active AS active_customers_12m, key_customers, reps,
  revenue_minor AS revenue_12m, before_minor AS revenue_year_before,
  CASE WHEN before_minor > 0 THEN 1.0 * revenue_minor / before_minor - 1 END AS growth,
  contribution_minor AS contribution_12m, overdue_minor AS overdue
FROM customer_region
ORDER BY sum(revenue_minor) OVER (PARTITION BY country) DESC, country, revenue_minor DESC, region;
