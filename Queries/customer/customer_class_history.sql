-- customer_class_history: a customer's stage, headline and classes in every classified month.
-- needs: customers
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the last month
--   latest  integer  none  only the customer's latest so many months
-- columns:
--   customer_id  id  the customer
--   month  month  the month
--   stage  text  its stage
--   headline  text  the one class or stage it was counted under
--   is_key  flag  blank where not assessed
--   is_loyal  flag  blank where not assessed
--   is_indebted  flag  blank where not assessed
--   is_unprofitable  flag  blank where not assessed
--   revenue_12m  money  revenue of the trailing year
--   contribution_12m  money  contribution of the trailing year
WITH classified AS MATERIALIZED (
  SELECT month_key, row_number() OVER (ORDER BY month_key DESC) AS place
  FROM snapshot_month
  WHERE month_key <= :month
),
late AS MATERIALIZED (
  SELECT asked.customer_id, snapshot.month_key, snapshot.stage, snapshot.headline,
    snapshot.is_key, snapshot.is_loyal, snapshot.is_indebted, snapshot.is_unprofitable,
    snapshot.revenue_12m_minor, snapshot.contribution_12m_minor
  FROM classified
  CROSS JOIN asked_customer AS asked
  CROSS JOIN customer_snapshot AS snapshot
  WHERE classified.place <= coalesce(:latest, classified.place)
    AND snapshot.month_key = classified.month_key AND snapshot.customer_key = asked.customer_key
),
-- Who was not there in all of these has earlier months among its latest.
early AS (
  SELECT asked.customer_id, snapshot.month_key, snapshot.stage, snapshot.headline,
    snapshot.is_key, snapshot.is_loyal, snapshot.is_indebted, snapshot.is_unprofitable,
    snapshot.revenue_12m_minor, snapshot.contribution_12m_minor
  FROM asked_customer AS asked
  CROSS JOIN classified
  CROSS JOIN customer_snapshot AS snapshot
  WHERE classified.place > :latest
    AND (SELECT count(*) FROM late WHERE late.customer_id = asked.customer_id) < :latest
    AND snapshot.month_key = classified.month_key AND snapshot.customer_key = asked.customer_key
),
own AS (
  SELECT each.*,
    row_number() OVER (PARTITION BY customer_id ORDER BY month_key DESC) AS place
  FROM (SELECT * FROM late UNION ALL SELECT * FROM early) AS each
)
SELECT customer_id, month_key AS month, stage, headline, is_key, is_loyal, is_indebted,
  is_unprofitable, revenue_12m_minor AS revenue_12m, contribution_12m_minor AS contribution_12m
FROM own
WHERE place <= coalesce(:latest, place)
ORDER BY customer_id, month_key DESC;
