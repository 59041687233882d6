-- handover: all customers of a person, for the day that person leaves: deals, debts, orders, last words.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   rep_id  text  none  the person; all customers by person where not given
--   only_left  flag  0  only of persons who have left by the month's end
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   rep  text  that person's name; where two people have one, with the id
--   left_on  date  the day that person left; blank for who stays
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   headline  text  what it is counted under
--   stage  text  where it stands in its life
--   revenue_12m  money  of the trailing year
--   contribution_12m  money  margin less cost to serve
--   receivables  money  open invoices
--   overdue  money  past the due day
--   open_deals  count  deals not closed
--   open_deals_value  money  their amounts
--   open_tickets  count  requests and complaints not closed
--   contracts  count  running contracts
--   last_order_on  date  the day of the last order
--   last_contact_on  date  the day of the last contact
WITH asked AS (
  SELECT month_key, last_date_key FROM dim_month WHERE month_key = :month
),
person AS MATERIALIZED (
  SELECT rep.rep_key, rep.left_date_key
  FROM asked
  CROSS JOIN dim_rep AS rep
  WHERE rep.rep_id <> '' AND (:rep_id IS NULL OR rep.rep_id = :rep_id)
    AND (:only_left = 0 OR rep.left_date_key BETWEEN 1 AND asked.last_date_key)
),
served AS MATERIALIZED (
  SELECT version.customer_key, person.left_date_key
  FROM asked
  CROSS JOIN dim_customer AS version
  CROSS JOIN person
  WHERE EXISTS (SELECT 1 FROM person)
    AND asked.last_date_key BETWEEN version.valid_from_date_key AND version.valid_to_date_key
    AND person.rep_key = version.rep_key
),
deal AS (
  SELECT account.customer_key, count(*) AS deals, sum(fact.amount_minor) AS amount_minor
  FROM dim_month AS month
  JOIN fact_opportunity AS fact ON fact.opened_date_key <= month.last_date_key
    AND (fact.closed_date_key > month.last_date_key
      OR fact.closed_date_key = 0 AND fact.outcome = 'open')
  JOIN dim_account AS account ON account.account_key = fact.account_key
  WHERE month.month_key = :month
  GROUP BY account.customer_key
),
ticket AS (
  SELECT account.customer_key, count(*) AS tickets
  FROM dim_month AS month
  JOIN fact_ticket AS fact ON fact.opened_date_key <= month.last_date_key
    AND (fact.closed_date_key = 0 OR fact.closed_date_key > month.last_date_key)
  JOIN dim_account AS account ON account.account_key = fact.account_key
  WHERE month.month_key = :month
  GROUP BY account.customer_key
),
contract AS (
  SELECT account.customer_key, count(*) AS contracts
  FROM dim_month AS month
  JOIN fact_contract AS fact ON fact.starts_date_key <= month.last_date_key
    AND (fact.ends_date_key = 0 OR fact.ends_date_key >= month.last_date_key)
  JOIN dim_account AS account ON account.account_key = fact.account_key
  WHERE month.month_key = :month
  GROUP BY account.customer_key
)
SELECT profile.customer_id, profile.name, profile.rep_id,
  CASE WHEN profile.rep IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN profile.rep || ' (' || profile.rep_id || ')' ELSE profile.rep END AS rep,
  served.left_date_key AS left_on, profile.email, profile.phone,
  profile.language, profile.headline, profile.stage, profile.revenue_12m_minor AS revenue_12m,
  profile.contribution_12m_minor AS contribution_12m, profile.receivables_minor AS receivables,
  profile.overdue_minor AS overdue, coalesce(deal.deals, 0) AS open_deals,
  deal.amount_minor AS open_deals_value, coalesce(ticket.tickets, 0) AS open_tickets,
  coalesce(contract.contracts, 0) AS contracts, profile.last_order_date_key AS last_order_on,
  profile.last_contact_date_key AS last_contact_on
FROM served
CROSS JOIN customer_profile AS profile
LEFT JOIN deal ON deal.customer_key = profile.customer_key
LEFT JOIN ticket ON ticket.customer_key = profile.customer_key
LEFT JOIN contract ON contract.customer_key = profile.customer_key
WHERE profile.month_key = :month AND profile.customer_key = served.customer_key
ORDER BY profile.rep_id, profile.revenue_12m_minor DESC, profile.customer_id, profile.customer_key;
