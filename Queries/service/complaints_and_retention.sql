-- complaints_and_retention: whether customers with a complaint or a poor mark stay less often.
-- Over customers active in the year before the trailing year; a complaint or a mark in that year.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customers_with  text  complaint, request or neither
--   customers  count  active in the year before
--   retained  count  of them active in the trailing year
--   retention_ratio  ratio  retained ÷ customers
--   satisfaction  real  mean of their tickets' marks in that year
WITH asked AS (
  SELECT month_key, month_key - 100 AS to_key, month_key - 200 AS from_key
  FROM dim_month
  WHERE month_key = :month
),
active AS (
  SELECT DISTINCT bought.customer_key
  FROM asked
  JOIN customer_month AS bought
    ON bought.month_key > asked.from_key AND bought.month_key <= asked.to_key
  WHERE bought.orders > 0 AND bought.customer_key <> 0 AND EXISTS (SELECT 1 FROM fact_ticket)
),
asking AS (
  SELECT account.customer_key,
    max(CASE ticket.kind WHEN 'complaint' THEN 1 ELSE 0 END) AS has_complained,
    sum(ticket.satisfaction_micro) AS marks_micro, count(ticket.satisfaction_micro) AS marks
  FROM asked
  JOIN fact_ticket AS ticket ON ticket.opened_date_key > asked.from_key * 100 + 99
    AND ticket.opened_date_key <= asked.to_key * 100 + 99
  JOIN dim_account AS account ON account.account_key = ticket.account_key
  GROUP BY account.customer_key
),
grouped AS (
  SELECT CASE asking.has_complained WHEN 1 THEN 'complaint' WHEN 0 THEN 'request'
      ELSE 'neither' END AS customers_with, asking.marks_micro, asking.marks,
    CASE WHEN snapshot.orders_12m > 0 THEN 1 ELSE 0 END AS is_retained
  FROM active
  LEFT JOIN asking ON asking.customer_key = active.customer_key
  LEFT JOIN customer_snapshot AS snapshot
    ON snapshot.month_key = :month AND snapshot.customer_key = active.customer_key
)
SELECT customers_with, count(*) AS customers, sum(is_retained) AS retained,
  1.0 * sum(is_retained) / count(*) AS retention_ratio,
  sum(marks_micro) / 1000000.0 / nullif(sum(marks), 0) AS satisfaction
FROM grouped
GROUP BY customers_with
ORDER BY customers_with;
