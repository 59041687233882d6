-- contact_aggregates: months whose contacts differ from the contacts they are the sums of.
-- columns:
--   aggregate  text  the table
--   month  month  the month
--   facts  count  contacts
--   found  count  the sum in the aggregate
WITH fact AS (
  SELECT contact_date_key / 100 AS month_key, count(*) AS contacts
  FROM fact_contact
  GROUP BY contact_date_key / 100
),
kept AS (
  SELECT 'contact_month' AS table_name, month_key, sum(contacts) AS contacts
  FROM contact_month
  GROUP BY month_key
  UNION ALL
  SELECT 'medium_month', month_key, sum(contacts)
  FROM medium_month
  GROUP BY month_key
),
span AS (
  SELECT 'contact_month' AS table_name, month_key FROM fact
  UNION SELECT 'medium_month', month_key FROM fact
  UNION SELECT table_name, month_key FROM kept
)
SELECT span.table_name AS aggregate, span.month_key AS month, coalesce(fact.contacts, 0) AS facts,
  coalesce(kept.contacts, 0) AS found
FROM span
LEFT JOIN fact ON fact.month_key = span.month_key
LEFT JOIN kept ON kept.month_key = span.month_key
  AND kept.table_name = span.table_name
WHERE coalesce(fact.contacts, 0) <> coalesce(kept.contacts, 0)
ORDER BY span.month_key, span.table_name;
