-- slipped_deals: open deals whose expected day has passed, the one that is worth most first.
-- uses: open_deals
-- parameters:
--   month  month  last  the month
-- columns:
--   opportunity_id  id  the deal
--   customer_id  id  the customer
--   name  text  its name
--   rep  text  the person responsible
--   stage  text  the stage
--   opened_on  date  the day it was opened
--   expected_on  date  the day by which it was expected to be won
--   days_late  count  since then
--   amount  money  its value; blank where not said
--   chance  ratio  of being won
--   weighted_amount  money  amount × chance
SELECT deal.opportunity_id, deal.customer_id, deal.name,
  coalesce(deal.rep, nullif(deal.rep_id, '')) AS rep, deal.stage, deal.opened_on, deal.expected_on,
  asked.last_day_number - expected.day_number AS days_late, deal.amount, deal.chance,
  deal.weighted_amount
FROM dim_month AS asked
CROSS JOIN open_deals AS deal
JOIN dim_date AS expected ON expected.date_key = deal.expected_on
WHERE asked.month_key = :month AND deal.is_slipped = 1
ORDER BY deal.amount DESC, deal.opportunity_id;
