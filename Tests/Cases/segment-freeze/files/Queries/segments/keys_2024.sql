-- keys_2024: those for whom held at the end of 2024-12: key
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   key  flag  bears the tag key; 0 where not assessed
SELECT customer_id,
  coalesce(is_key, 0) AS key
FROM customer_profile
WHERE month_key = :month AND customer_key IN (
  SELECT profile.customer_key FROM profile WHERE profile.month_key = :month AND profile.customer_id IN (
  'C1',
  'C2'
)
)
ORDER BY revenue_12m_minor DESC, customer_id;
