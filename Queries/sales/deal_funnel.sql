-- deal_funnel: how far the deals opened in the trailing year have got, from opening to winning.
-- A deal that is open counts for its stage and all before it, one that was won for every step. A lost
-- deal counts as opened only, for nobody says in which stage it was lost; so does one that was closed
-- since then in a stage that no open deal has, such as "won". The stages stand in the order of their
-- deals' chance to be won, then of their age.
-- uses: open_deals
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   deal_step  text  opened, the stages, won
--   deals  count  that reached it
--   value  money  of those whose amount is known; blank where none is
--   share  ratio  of the deals opened
WITH asked AS (
  SELECT last_date_key, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month WHERE month_key = :month
),
deal AS (
  SELECT fact.opportunity_key, fact.stage, fact.amount_minor,
    CASE WHEN fact.outcome = 'won' AND fact.closed_date_key > 0
      AND fact.closed_date_key <= asked.last_date_key THEN 1 ELSE 0 END AS is_won,
    CASE WHEN fact.closed_date_key > asked.last_date_key
      OR fact.closed_date_key = 0 AND fact.outcome = 'open' THEN 1 ELSE 0 END AS is_open
  FROM asked
  JOIN fact_opportunity AS fact ON fact.opened_date_key <= asked.last_date_key
    AND fact.opened_date_key > asked.year_before_key
),
stage AS (
  SELECT stage,
    row_number() OVER (ORDER BY avg(chance), avg(1.0 * age_days), stage) AS position
  FROM open_deals
  WHERE stage IN (
    SELECT stage FROM fact_opportunity WHERE closed_date_key = 0 AND outcome = 'open')
  GROUP BY stage
),
placed AS (
  SELECT deal.amount_minor,
    CASE WHEN deal.is_won = 1 THEN 1000 WHEN deal.is_open = 1 THEN coalesce(stage.position, 0)
      ELSE 0 END AS position
  FROM deal
  LEFT JOIN stage ON stage.stage = deal.stage
),
step AS (
  SELECT 0 AS position, 'opened' AS deal_step
  UNION ALL
  SELECT position, stage FROM stage WHERE position > 1
  UNION ALL
  SELECT 1000, 'won'
)
SELECT step.deal_step, count(placed.position) AS deals,
  CASE WHEN count(placed.position) = 0 THEN 0 ELSE sum(placed.amount_minor) END AS value,
  1.0 * count(placed.position) / (SELECT count(*) FROM deal) AS share
FROM step
LEFT JOIN placed ON placed.position >= step.position
WHERE EXISTS (SELECT 1 FROM deal)
GROUP BY step.position, step.deal_step
ORDER BY step.position;
