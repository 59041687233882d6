-- win_back: lost or dormant customers who were key or loyal in an earlier month.
-- With the month in which they last were, and what they brought in their best classified year. Erased
-- people, whom nobody can reach, are left out.
-- needs: snapshot former_classes
-- order: best_revenue_12m desc, customer_id
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   stage  text  lost or dormant
--   former_class  text  key, loyal or both
--   last_classed_in  month  the last month with that class
--   last_order_on  date  the day of the last order
--   recency_days  count  days since then
--   best_revenue_12m  money  the most it brought in a trailing year while it bore the class
--   revenue_total  money  of all its time
SELECT profile.customer_id, profile.name, profile.rep_id, profile.email, profile.phone,
  profile.language, profile.stage,
  CASE WHEN former.was_key = 1 AND former.was_loyal = 1 THEN 'both'
    WHEN former.was_key = 1 THEN 'key' ELSE 'loyal' END AS former_class,
  former.last_month_key AS last_classed_in, profile.last_order_date_key AS last_order_on,
  profile.recency_days, former.best_minor AS best_revenue_12m,
  profile.revenue_total_minor AS revenue_total
-- Who is lost or dormant, and nobody else.
FROM former_class AS former
CROSS JOIN customer_profile AS profile
WHERE profile.month_key = :month AND profile.customer_key = former.customer_key
  AND profile.customer_key NOT IN (
    SELECT account.customer_key
    FROM erased_account AS erased
    CROSS JOIN dim_account AS account
    WHERE account.account_key = erased.account_key
  )
ORDER BY former.best_minor DESC, profile.customer_id, profile.customer_key;
