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
WITH listed AS (
  SELECT revenue_12m_minor, /* not assessed */ AS is_not_assessed,
    CASE WHEN customer_key IN (
      SELECT profile.customer_key FROM profile
      WHERE profile.month_key = :month AND /* condition */
    ) THEN 1 ELSE 0 END AS is_chosen
  FROM customer_snapshot AS snapshot
  WHERE month_key = :month
),
totals AS (
  SELECT coalesce(sum(is_chosen), 0) AS customers, count(*) AS listed,
    coalesce(sum(is_chosen * revenue_12m_minor), 0) AS chosen_minor,
    sum(revenue_12m_minor) AS all_minor, coalesce(sum(is_not_assessed), 0) AS not_assessed
  FROM listed
)
SELECT :month AS month, customers, listed, 1.0 * customers / nullif(listed, 0) AS customer_share,
  chosen_minor AS revenue_12m, 1.0 * chosen_minor / nullif(all_minor, 0) AS revenue_share,
  not_assessed
FROM totals;
