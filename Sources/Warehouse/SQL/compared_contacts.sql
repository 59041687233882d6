-- The contacts of the month ?1 (2), of the month before (0) and of the same month of the year before (1).
-- The cost of one of the month is in millionths of a minor unit: its own, else what is known of the rates.
-- People of one name are told apart by their ids.
WITH rate AS (
  SELECT
    max(CASE name WHEN 'cost_per_contact_minor:*' THEN CAST(value AS BIGINT) END) AS contact_minor,
    max(CASE name WHEN 'cost_per_minute_minor:*' THEN CAST(value AS BIGINT) END) AS minute_minor
  FROM warehouse_setting
),
asked AS (
  SELECT now.first_date_key, now.last_date_key, previous.first_date_key AS previous_first,
    ago.first_date_key AS ago_first, ago.last_date_key AS ago_last,
    now.month_index << 24 AS now_from, (now.month_index + 1) << 24 AS now_to
  FROM dim_month AS now
  JOIN dim_month AS previous ON previous.month_key = now.previous_month_key
  JOIN dim_month AS ago ON ago.month_key = now.year_ago_month_key
  WHERE now.month_key = ?1
),
-- The contacts of a month lie together, but for the few astray ones, which have an index.
held AS (
  SELECT contact.*
  FROM asked
  CROSS JOIN fact_contact AS contact
  WHERE contact.contact_key >= asked.now_from - (1 << 24) AND contact.contact_key < asked.now_to
    AND contact.contact_date_key / 10000 * 12 + contact.contact_date_key / 100 % 100 - 1
      = contact.contact_key >> 24
  UNION ALL
  SELECT contact.*
  FROM asked
  CROSS JOIN fact_contact AS contact
  WHERE contact.contact_key >= asked.now_from - (12 << 24)
    AND contact.contact_key < asked.now_to - (12 << 24)
    AND contact.contact_date_key / 10000 * 12 + contact.contact_date_key / 100 % 100 - 1
      = contact.contact_key >> 24
  UNION ALL
  SELECT contact.*
  FROM asked
  CROSS JOIN fact_contact AS contact
  WHERE (contact.contact_date_key BETWEEN asked.previous_first AND asked.last_date_key
      OR contact.contact_date_key BETWEEN asked.ago_first AND asked.ago_last)
    AND contact.contact_date_key >= asked.ago_first
    AND contact.contact_date_key / 10000 * 12 + contact.contact_date_key / 100 % 100 - 1
      <> contact.contact_key >> 24
)
SELECT CASE WHEN contact.contact_date_key >= asked.first_date_key THEN 2
    WHEN contact.contact_date_key >= asked.previous_first THEN 0 ELSE 1 END AS period,
  account.customer_key, contact.minutes_micro,
  CASE WHEN contact.cost_minor IS NOT NULL THEN contact.cost_minor * 1000000
    WHEN coalesce(own.value, rate.contact_minor) IS NOT NULL
    THEN CAST(coalesce(own.value, rate.contact_minor) AS BIGINT) * 1000000
      + coalesce(contact.minutes_micro
        * CAST(coalesce(minute.value, rate.minute_minor) AS BIGINT), 0)
    ELSE contact.minutes_micro * CAST(coalesce(minute.value, rate.minute_minor) AS BIGINT)
    END AS cost_micro,
  contact.outcome IS NOT NULL AS has_outcome,
  contact.medium, contact.direction,
  CASE WHEN rep.name IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep.name || ' (' || rep.rep_id || ')' ELSE coalesce(rep.name, rep.rep_id) END AS rep,
  contact.department, contact.topic
FROM asked
CROSS JOIN rate
CROSS JOIN held AS contact
CROSS JOIN dim_account AS account
CROSS JOIN dim_rep AS rep
-- Only what the month's contacts cost is asked for.
LEFT JOIN warehouse_setting AS own ON contact.contact_date_key >= asked.first_date_key
  AND own.name = 'cost_per_contact_minor:' || contact.medium
LEFT JOIN warehouse_setting AS minute ON contact.contact_date_key >= asked.first_date_key
  AND minute.name = 'cost_per_minute_minor:' || contact.medium
WHERE account.account_key = contact.account_key AND rep.rep_key = contact.rep_key;
