-- leaving: customers about to leave, by the loss to be expected: (1 − chance alive) × 12-month value.
-- The value is the expected margin where the margin is known, else the expected revenue. From the
-- lifetime model; without a converged model there is no row. Erased people are left out.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   rows  integer  100  how many customers
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   headline  text  what it is counted under
--   last_order_on  date  the day of the last order
--   recency_days  count  days since then
--   alive_probability  ratio  the chance that it still buys
--   expected_revenue_12m  money  expected in the next twelve months
--   expected_loss  money  (1 − chance alive) × what it is worth in the next twelve months
--   revenue_12m  money  of the trailing year
WITH worth AS MATERIALIZED (
  SELECT customer_key, round((1 - alive_probability) * coalesce(lifetime_value_12m_minor,
    expected_revenue_12m_minor)) AS expected_loss
  FROM customer_snapshot
  WHERE month_key = :month AND alive_probability IS NOT NULL
    AND expected_revenue_12m_minor IS NOT NULL
    AND customer_key NOT IN (
      SELECT account.customer_key
      FROM erased_account AS erased
      JOIN dim_account AS account ON account.account_key = erased.account_key
    )
),
-- Ties at the end of the list are told apart by the customer's id, which all of them need.
least AS (
  SELECT min(expected_loss) AS expected_loss
  FROM (SELECT expected_loss FROM worth ORDER BY expected_loss DESC LIMIT :rows) AS most
)
SELECT profile.customer_id, profile.name, profile.rep_id, profile.email, profile.phone,
  profile.language, profile.headline, profile.last_order_date_key AS last_order_on,
  profile.recency_days, profile.alive_probability,
  profile.expected_revenue_12m_minor AS expected_revenue_12m, worth.expected_loss,
  profile.revenue_12m_minor AS revenue_12m
FROM least
CROSS JOIN worth
CROSS JOIN customer_profile AS profile
WHERE worth.expected_loss >= least.expected_loss
  AND profile.month_key = :month AND profile.customer_key = worth.customer_key
ORDER BY worth.expected_loss DESC, profile.customer_id, profile.customer_key
LIMIT :rows;
