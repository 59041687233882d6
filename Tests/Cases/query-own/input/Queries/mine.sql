-- mine: customers with that much revenue.
-- needs: snapshot
-- parameters:
--   month  month  last  the month
--   least  money  0  least revenue
-- columns:
--   customer_id  id  the customer
--   revenue_12m  money  its revenue
SELECT customer_id, revenue_12m_minor AS revenue_12m
FROM customer_profile
WHERE month_key = :month AND revenue_12m_minor >= :least
ORDER BY customer_id;
