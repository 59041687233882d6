-- pipeline: open deals at the month's end by stage, with their value and what it is worth by chance.
-- A deal is open if it was opened by then and closed later or not yet. Its chance is its own
-- probability, else the won rate of deals closed by then in its stage, else that of all closed deals.
-- Slipped: expected before the month's end and still open.
-- parameters:
--   month  month  last  the month
-- columns:
--   stage  text  the stage
--   deals  count  open deals
--   value  money  of those whose amount is known
--   weighted_value  money  amount × chance
--   unvalued_deals  count  deals without an amount
--   slipped_deals  count  whose expected day has passed
--   slipped_value  money  of those
--   median_age_days  days  since they were opened
WITH asked AS (
  SELECT last_date_key, last_day_number FROM dim_month WHERE month_key = :month
),
closed AS (
  SELECT deal.stage, 1.0 * sum(CASE deal.outcome WHEN 'won' THEN 1 ELSE 0 END) / count(*) AS won_rate
  FROM asked
  JOIN fact_opportunity AS deal
    ON deal.closed_date_key > 0 AND deal.closed_date_key <= asked.last_date_key
  WHERE deal.outcome IN ('won', 'lost')
  GROUP BY deal.stage
),
overall AS (
  SELECT 1.0 * sum(CASE deal.outcome WHEN 'won' THEN 1 ELSE 0 END) / nullif(count(*), 0) AS won_rate
  FROM asked
  JOIN fact_opportunity AS deal
    ON deal.closed_date_key > 0 AND deal.closed_date_key <= asked.last_date_key
  WHERE deal.outcome IN ('won', 'lost')
),
deal AS (
  SELECT open.stage, open.opportunity_key, open.amount_minor,
    coalesce(open.probability_micro / 1000000.0, closed.won_rate, overall.won_rate) AS chance,
    CASE WHEN open.expected_date_key > 0 AND open.expected_date_key <= asked.last_date_key
      THEN 1 ELSE 0 END AS is_slipped,
    asked.last_day_number - opened.day_number AS age_days
  FROM asked
  JOIN fact_opportunity AS open ON open.opened_date_key <= asked.last_date_key
    AND (open.closed_date_key > asked.last_date_key
      OR open.closed_date_key = 0 AND open.outcome = 'open')
  JOIN dim_date AS opened ON opened.date_key = open.opened_date_key
  CROSS JOIN overall
  LEFT JOIN closed ON closed.stage = open.stage
),
placed AS (
  SELECT deal.*, row_number() OVER (PARTITION BY stage ORDER BY age_days, opportunity_key) AS place,
    count(*) OVER (PARTITION BY stage) AS deals
  FROM deal
)
SELECT stage, count(*) AS deals, sum(amount_minor) AS value,
  round(sum(amount_minor * chance)) AS weighted_value,
  sum(CASE WHEN amount_minor IS NULL THEN 1 ELSE 0 END) AS unvalued_deals,
  sum(is_slipped) AS slipped_deals, sum(is_slipped * amount_minor) AS slipped_value,
  avg(CASE WHEN place IN ((deals + 1) / 2, (deals + 2) / 2) THEN 1.0 * age_days END)
    AS median_age_days
FROM placed
GROUP BY stage
ORDER BY stage;
