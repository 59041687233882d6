-- deals_closed: deals closed in each of the last months: won rate, value and time to close.
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   month  month  in which they were closed
--   won  count  deals won
--   lost  count  deals lost
--   won_rate  ratio  won ÷ (won + lost)
--   won_value  money  of the deals won
--   median_days_to_close  days  from opening to winning or losing
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
deal AS (
  SELECT month.month_key, fact.opportunity_key, fact.outcome, fact.amount_minor,
    closed.day_number - opened.day_number AS days
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  JOIN fact_opportunity AS fact ON fact.closed_date_key >= month.first_date_key
    AND fact.closed_date_key <= month.last_date_key
  JOIN dim_date AS closed ON closed.date_key = fact.closed_date_key
  LEFT JOIN dim_date AS opened ON opened.date_key = fact.opened_date_key
  WHERE fact.outcome IN ('won', 'lost')
),
placed AS (
  SELECT deal.*,
    row_number() OVER (PARTITION BY month_key, CASE WHEN days IS NULL THEN 1 ELSE 0 END
      ORDER BY days, opportunity_key) AS place,
    count(days) OVER (PARTITION BY month_key) AS timed
  FROM deal
)
SELECT month_key AS month, sum(CASE outcome WHEN 'won' THEN 1 ELSE 0 END) AS won,
  sum(CASE outcome WHEN 'lost' THEN 1 ELSE 0 END) AS lost,
  1.0 * sum(CASE outcome WHEN 'won' THEN 1 ELSE 0 END) / count(*) AS won_rate,
  CASE WHEN sum(CASE outcome WHEN 'won' THEN 1 ELSE 0 END) = 0 THEN 0
    ELSE sum(CASE outcome WHEN 'won' THEN amount_minor END) END AS won_value,
  avg(CASE WHEN days IS NOT NULL AND place IN ((timed + 1) / 2, (timed + 2) / 2)
    THEN 1.0 * days END) AS median_days_to_close
FROM placed
GROUP BY month_key
ORDER BY month_key;
