-- contacts_by: contacts of the month by medium, direction, person or department.
-- parameters:
--   month  month  last  the month
--   dimension  medium|direction|rep|department|topic  medium  by what
-- columns:
--   member  text  the medium, direction, person …; blank where not known
--   contacts  count  of the month
--   previous_month  count  of the month before
--   same_month_last_year  count  of the same month of the year before
--   customers  count  customers reached in the month
--   minutes  quantity  of those whose length is known
--   minutes_per_contact  real  of those whose length is known
--   cost  money  each contact's own cost, else the rates of its medium; blank where none is known
--   with_outcome_ratio  ratio  with an outcome
WITH rate AS (
  SELECT
    max(CASE name WHEN 'cost_per_contact_minor:*' THEN CAST(value AS BIGINT) END)
      AS contact_minor,
    max(CASE name WHEN 'cost_per_minute_minor:*' THEN CAST(value AS BIGINT) END) AS minute_minor
  FROM warehouse_setting
),
asked AS (
  SELECT now.month_key, now.first_date_key, now.last_date_key,
    previous.first_date_key AS previous_first, previous.last_date_key AS previous_last,
    ago.first_date_key AS ago_first, ago.last_date_key AS ago_last,
    now.month_index << 24 AS now_from, (now.month_index + 1) << 24 AS now_to
  FROM dim_month AS now
  JOIN dim_month AS previous ON previous.month_key = now.previous_month_key
  JOIN dim_month AS ago ON ago.month_key = now.year_ago_month_key
  WHERE now.month_key = :month
),
-- The contacts of a month lie together, but for the few astray ones, which have an index.
held AS (
  SELECT contact.*
  FROM asked
  CROSS JOIN fact_contact AS contact
  WHERE contact.contact_key >= asked.now_from - (1 << 24) AND contact.contact_key < asked.now_to
    AND contact.contact_date_key BETWEEN asked.previous_first AND asked.last_date_key
    AND contact.contact_date_key / 10000 * 12 + contact.contact_date_key / 100 % 100 - 1
      = contact.contact_key >> 24
  UNION ALL
  SELECT contact.*
  FROM asked
  CROSS JOIN fact_contact AS contact
  WHERE contact.contact_key >= asked.now_from - (12 << 24)
    AND contact.contact_key < asked.now_to - (12 << 24)
    AND contact.contact_date_key BETWEEN asked.ago_first AND asked.ago_last
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
),
talked AS (
  SELECT account.customer_key, contact.minutes_micro, contact.outcome,
    contact.cost_minor,
    coalesce(CAST(own.value AS BIGINT), rate.contact_minor) AS contact_rate_minor,
    contact.minutes_micro * coalesce(CAST(minute.value AS BIGINT), rate.minute_minor)
      AS minutes_cost_micro,
    CASE :dimension WHEN 'medium' THEN contact.medium WHEN 'direction' THEN contact.direction
      WHEN 'rep' THEN coalesce(rep.name, rep.rep_id) WHEN 'department' THEN contact.department
      ELSE contact.topic END AS member,
    CASE WHEN contact.contact_date_key >= first_date_key THEN 1 ELSE 0 END AS is_now,
    CASE WHEN contact.contact_date_key BETWEEN previous_first AND previous_last
      THEN 1 ELSE 0 END AS is_previous,
    CASE WHEN contact.contact_date_key BETWEEN ago_first AND ago_last THEN 1 ELSE 0 END AS is_ago
  FROM asked
  CROSS JOIN rate
  CROSS JOIN held AS contact
  LEFT JOIN warehouse_setting AS own ON own.name = 'cost_per_contact_minor:' || contact.medium
  LEFT JOIN warehouse_setting AS minute ON minute.name = 'cost_per_minute_minor:' || contact.medium
  JOIN dim_account AS account ON account.account_key = contact.account_key
  JOIN dim_rep AS rep ON rep.rep_key = contact.rep_key
),
-- In millionths of a minor unit: its own cost, else what is known of the rates.
costed AS (
  SELECT talked.*,
    CASE WHEN cost_minor IS NOT NULL THEN cost_minor * 1000000
      WHEN contact_rate_minor IS NOT NULL
      THEN contact_rate_minor * 1000000 + coalesce(minutes_cost_micro, 0)
      ELSE minutes_cost_micro END AS cost_micro
  FROM talked
),
summed AS (
  SELECT member, sum(is_now) AS contacts, sum(is_previous) AS previous_month,
    sum(is_ago) AS same_month_last_year,
    count(DISTINCT CASE is_now WHEN 1 THEN customer_key END) AS customers,
    sum(is_now * minutes_micro) AS minutes,
    sum(CASE WHEN minutes_micro IS NOT NULL THEN is_now END) AS timed,
    CASE sum(is_now) WHEN 0 THEN 0
      ELSE CAST(round(sum(CASE is_now WHEN 1 THEN cost_micro END) / 1000000.0) AS BIGINT) END
      AS cost,
    sum(CASE WHEN outcome IS NOT NULL THEN is_now ELSE 0 END) AS with_outcome
  FROM costed
  GROUP BY member
)
SELECT member, contacts, previous_month, same_month_last_year, customers, minutes,
  minutes / 1000000.0 / nullif(timed, 0) AS minutes_per_contact, cost,
  1.0 * with_outcome / nullif(contacts, 0) AS with_outcome_ratio
FROM summed
ORDER BY contacts DESC, member;
