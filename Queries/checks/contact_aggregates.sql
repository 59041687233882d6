-- contact_aggregates: months whose contacts differ from the contacts they are the sums of.
-- columns:
--   month  month  the month
--   facts  count  contacts
--   found  count  in contact_month
WITH fact AS (
  SELECT contact_date_key / 100 AS month_key, count(*) AS contacts
  FROM fact_contact
  GROUP BY contact_date_key / 100
),
aggregate AS (
  SELECT month_key, sum(contacts) AS contacts FROM contact_month GROUP BY month_key
),
span AS (
  SELECT month_key FROM fact UNION SELECT month_key FROM aggregate
)
SELECT span.month_key AS month, coalesce(fact.contacts, 0) AS facts,
  coalesce(aggregate.contacts, 0) AS found
FROM span
LEFT JOIN fact ON fact.month_key = span.month_key
LEFT JOIN aggregate ON aggregate.month_key = span.month_key
WHERE coalesce(fact.contacts, 0) <> coalesce(aggregate.contacts, 0)
ORDER BY span.month_key;
