-- telephone_queue: whom each person should call, and why: debts, key customers unheard of, those at risk.
-- One row a customer with a telephone number, under the first reason that holds: overdue for 30 days,
-- key and without contact for 60 days, key or loyal and at risk or dormant.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   rep_id  id  who should call; blank where nobody is responsible
--   rep  text  that person's name; where two people have one, with the id
--   place  count  the order of calls of that person
--   reason  text  overdue, no contact, or at risk
--   customer_id  id  the customer
--   name  text  its name
--   phone  text  the number
--   language  text  in which language
--   overdue  money  past the due day
--   oldest_overdue_days  count  days since the earliest due day
--   last_contact_on  date  the day of the last contact
--   last_order_on  date  the day of the last order
--   revenue_12m  money  of the trailing year
WITH spoken AS (
  SELECT profile.*, month.last_day_number - contact.day_number AS silent_days
  FROM customer_profile AS profile
  JOIN dim_month AS month ON month.month_key = profile.month_key
  LEFT JOIN dim_date AS contact ON contact.date_key = profile.last_contact_date_key
  WHERE profile.month_key = :month
    -- Nobody else has an urgency: spares a look at who they are.
    AND (profile.oldest_overdue_days >= 30 OR profile.is_key = 1 OR profile.is_loyal = 1)
    AND profile.phone IS NOT NULL
),
called AS (
  SELECT spoken.*,
    CASE WHEN oldest_overdue_days >= 30 AND overdue_minor > disputed_minor THEN 1
      WHEN is_key = 1 AND (silent_days IS NULL OR silent_days >= 60) THEN 2
      WHEN (is_key = 1 OR is_loyal = 1) AND stage IN ('at_risk', 'dormant') THEN 3 END AS urgency
  FROM spoken
)
SELECT rep_id,
  CASE WHEN rep IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep || ' (' || rep_id || ')' ELSE rep END AS rep,
  row_number() OVER (PARTITION BY rep_id ORDER BY urgency, overdue_minor DESC,
    revenue_12m_minor DESC, customer_id, customer_key) AS place,
  CASE urgency WHEN 1 THEN 'overdue' WHEN 2 THEN 'no contact' ELSE 'at risk' END AS reason,
  customer_id, name, phone, language, overdue_minor AS overdue, oldest_overdue_days,
  last_contact_date_key AS last_contact_on, last_order_date_key AS last_order_on,
  revenue_12m_minor AS revenue_12m
FROM called
WHERE urgency IS NOT NULL
ORDER BY coalesce(rep_id, ''), place;
