-- segment_summary: how many customers the condition holds for, and their share.
-- Shares are of all listed customers; anonymous revenue is nobody's.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   month  month  the month
--   customers  count  for whom the condition holds
--   listed  count  all customers of the month
--   customer_share  ratio  customers ÷ listed
--   revenue_12m  money  their revenue of the trailing year
--   revenue_share  ratio  of the revenue of all listed customers
--   not_assessed  count  listed, of whom it is not known whether they bear a class of the condition
WITH chosen AS (
  SELECT count(*) AS customers, coalesce(sum(
    CAST(round(profile.revenue_12m * (SELECT minor_units FROM money_unit)) AS BIGINT)), 0)
    AS chosen_minor
  FROM /* profile */
  WHERE profile.month_key = :month AND /* condition */
),
listed AS (
  SELECT count(*) AS listed, sum(revenue_12m_minor) AS all_minor,
    coalesce(sum(/* not assessed */), 0) AS not_assessed
  FROM customer_snapshot AS snapshot
  WHERE month_key = :month
)
SELECT :month AS month, customers, listed, 1.0 * customers / nullif(listed, 0) AS customer_share,
  chosen_minor AS revenue_12m, 1.0 * chosen_minor / nullif(all_minor, 0) AS revenue_share,
  not_assessed
FROM chosen CROSS JOIN listed;
