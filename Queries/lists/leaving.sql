-- leaving: customers about to leave, by the loss to be expected: (1 − chance alive) × 12-month value.
-- The value is the expected margin where the margin is known, else the expected revenue. From the
-- lifetime model; without a converged model there is no row. Erased people are left out, and so is
-- whoever still buys for certain or brings nothing: there is no loss to be expected.
-- needs: snapshot promising_customers
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
SELECT profile.customer_id, profile.name, profile.rep_id, profile.email, profile.phone,
  profile.language, profile.headline, profile.last_order_date_key AS last_order_on,
  profile.recency_days, profile.alive_probability,
  profile.expected_revenue_12m_minor AS expected_revenue_12m, promising.loss_minor AS expected_loss,
  profile.revenue_12m_minor AS revenue_12m
FROM promising_customer AS promising
CROSS JOIN customer_profile AS profile
WHERE promising.loss_minor > 0
  AND profile.month_key = :month AND profile.customer_key = promising.customer_key
ORDER BY promising.loss_minor DESC, profile.customer_id, profile.customer_key
LIMIT :rows;
