-- open_deals: the deals open at the month's end, each with its chance to be won.
-- A deal is open if it was opened by then and closed later or not yet. Its chance is its own
-- probability, else the won rate of deals closed by then in its stage, else that of all closed deals.
-- Slipped: expected before the month's last day and still open.
-- parameters:
--   month  month  last  the month
-- columns:
--   opportunity_id  id  the deal
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   rep  text  its name; where two people have one, with the id
--   stage  text  the stage
--   opened_on  date  the day it was opened
--   expected_on  date  the day by which it is expected to be won; blank where not said
--   amount  money  its value; blank where not said
--   chance  ratio  of being won
--   weighted_amount  money  amount × chance
--   is_slipped  flag  the expected day has passed
--   age_days  count  since it was opened
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
  SELECT open.*,
    coalesce(open.probability_micro / 1000000.0, closed.won_rate, overall.won_rate) AS chance,
    CASE WHEN open.expected_date_key > 0 AND open.expected_date_key < asked.last_date_key
      THEN 1 ELSE 0 END AS is_slipped,
    asked.last_day_number - opened.day_number AS age_days
  FROM asked
  JOIN fact_opportunity AS open ON open.opened_date_key <= asked.last_date_key
    AND (open.closed_date_key > asked.last_date_key
      OR open.closed_date_key = 0 AND open.outcome = 'open')
  JOIN dim_date AS opened ON opened.date_key = open.opened_date_key
  CROSS JOIN overall
  LEFT JOIN closed ON closed.stage = open.stage
)
SELECT deal.opportunity_id, customer.customer_id, customer.name, rep.rep_id,
  CASE WHEN rep.name IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep.name || ' (' || rep.rep_id || ')' ELSE rep.name END AS rep, deal.stage,
  deal.opened_date_key AS opened_on, deal.expected_date_key AS expected_on,
  deal.amount_minor AS amount, deal.chance, round(deal.amount_minor * deal.chance) AS weighted_amount,
  deal.is_slipped, deal.age_days
FROM asked
CROSS JOIN deal
JOIN dim_rep AS rep ON rep.rep_key = deal.rep_key
JOIN dim_account AS account ON account.account_key = deal.account_key
-- The version itself, not the view of all months, which an outer join would fill whole.
LEFT JOIN dim_customer AS customer ON customer.customer_key = nullif(account.customer_key, 0)
  AND customer.valid_from_date_key <= asked.last_date_key
  AND customer.valid_to_date_key >= asked.last_date_key
ORDER BY deal.amount_minor * deal.chance DESC, deal.opportunity_id, deal.opportunity_key;
