-- regions: the customers of each country and region: how many, what they bring, and what they owe.
-- The region is the customer's on the month's last day; 12m: the twelve months to it.
-- needs: snapshot
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
WITH placed AS (
  SELECT customer.country, customer.region, count(*) AS customers,
    sum(CASE WHEN snapshot.orders_12m > 0 THEN 1 ELSE 0 END) AS active,
    sum(coalesce(snapshot.is_key, 0)) AS key_customers,
    count(DISTINCT nullif(customer.rep_key, 0)) AS reps,
    sum(snapshot.revenue_12m_minor) AS revenue_minor,
    sum(snapshot.revenue_year_before_minor) AS before_minor,
    sum(snapshot.contribution_12m_minor) AS contribution_minor,
    sum(snapshot.overdue_minor) AS overdue_minor
  FROM dim_month AS month
  CROSS JOIN customer_snapshot AS snapshot
  CROSS JOIN dim_customer AS customer
  -- A version's key is its customer's and its first day's, in the order of the snapshot.
  WHERE month.month_key = :month AND snapshot.month_key = month.month_key
    AND customer.customer_version_key BETWEEN snapshot.customer_key << 27
      AND (snapshot.customer_key << 27) + month.last_date_key
    AND customer.valid_to_date_key >= month.last_date_key
  GROUP BY customer.country, customer.region
)
SELECT country, region, customers, active AS active_customers_12m, key_customers, reps,
  revenue_minor AS revenue_12m, before_minor AS revenue_year_before,
  CASE WHEN before_minor > 0 THEN 1.0 * revenue_minor / before_minor - 1 END AS growth,
  contribution_minor AS contribution_12m, overdue_minor AS overdue
FROM placed
ORDER BY sum(revenue_minor) OVER (PARTITION BY country) DESC, country, revenue_minor DESC, region;
