-- satisfaction_and_retention: whether customers who gave better marks stay more often.
-- Customers active in the year before the trailing year by the mean of the marks that they gave in it,
-- rounded to a whole mark, half up; those without a mark apart.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   mark  text  the rounded mean; none where they gave no mark
--   customers  count  active in the year before
--   retained  count  of them active in the trailing year
--   retention_ratio  ratio  retained ÷ customers
--   revenue_per_customer  money  revenue of the trailing year ÷ customers
WITH asked AS (
  SELECT month_key - 100 AS to_key, month_key - 200 AS from_key
  FROM dim_month
  WHERE month_key = :month
    AND EXISTS (SELECT 1 FROM fact_ticket WHERE satisfaction_micro IS NOT NULL)
),
active AS (
  SELECT DISTINCT bought.customer_key
  FROM asked
  JOIN customer_month AS bought
    ON bought.month_key > asked.from_key AND bought.month_key <= asked.to_key
  WHERE bought.orders > 0 AND bought.customer_key <> 0
),
marked AS (
  SELECT account.customer_key,
    -- The millionths are summed as whole numbers, so that a half is one.
    CAST(floor(avg(ticket.satisfaction_micro) / 1000000.0 + 0.5) AS INTEGER) AS mark
  FROM asked
  JOIN fact_ticket AS ticket ON ticket.opened_date_key > asked.from_key * 100 + 99
    AND ticket.opened_date_key <= asked.to_key * 100 + 99
  JOIN dim_account AS account ON account.account_key = ticket.account_key
  WHERE ticket.satisfaction_micro IS NOT NULL
  GROUP BY account.customer_key
)
SELECT coalesce(CAST(marked.mark AS TEXT), 'none') AS mark, count(*) AS customers,
  sum(CASE WHEN snapshot.orders_12m > 0 THEN 1 ELSE 0 END) AS retained,
  1.0 * sum(CASE WHEN snapshot.orders_12m > 0 THEN 1 ELSE 0 END) / count(*) AS retention_ratio,
  round(1.0 * sum(coalesce(snapshot.revenue_12m_minor, 0)) / count(*)) AS revenue_per_customer
FROM active
LEFT JOIN marked ON marked.customer_key = active.customer_key
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = :month AND snapshot.customer_key = active.customer_key
GROUP BY marked.mark
ORDER BY CASE WHEN marked.mark IS NULL THEN 1 ELSE 0 END, marked.mark DESC;
