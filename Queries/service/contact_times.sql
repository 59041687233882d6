-- contact_times: when contacts come: by weekday and hour, over the last months.
-- Contacts whose time of day is known. An hour is from its full hour on; all before 7 and from 18 on
-- stand together. A weekday without a contact in an hour has 0.
-- parameters:
--   month  month  last  the last month
--   months  integer  3  how many months
-- columns:
--   weekday  text  monday … sunday
--   hour  text  the hour that begins
--   contacts  count  in it
WITH asked AS (
  SELECT coalesce(first.first_date_key, 0) AS first_date_key, last.last_date_key,
    coalesce(first.month_index, 0) << 24 AS from_key, (last.month_index + 1) << 24 AS to_key
  FROM dim_month AS last
  LEFT JOIN dim_month AS first ON first.month_index = last.month_index - :months + 1
  WHERE last.month_key = :month
),
-- The contacts of a month lie together, but for the few astray ones, which have an index.
talked AS (
  SELECT contact_date_key, minute_of_day
  FROM fact_contact
  WHERE contact_key >= (SELECT from_key FROM asked) AND contact_key < (SELECT to_key FROM asked)
    AND minute_of_day IS NOT NULL
    AND contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 = contact_key >> 24
  UNION ALL
  SELECT contact_date_key, minute_of_day
  FROM fact_contact
  WHERE contact_date_key BETWEEN (SELECT first_date_key FROM asked)
      AND (SELECT last_date_key FROM asked)
    AND minute_of_day IS NOT NULL
    AND contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 <> contact_key >> 24
),
counted AS (
  SELECT day.weekday,
    CASE WHEN minute_of_day < 420 THEN 6 WHEN minute_of_day >= 1080 THEN 18
      ELSE minute_of_day / 60 END AS hour_number, count(*) AS contacts
  FROM talked
  JOIN dim_date AS day ON day.date_key = talked.contact_date_key
  GROUP BY 1, 2
),
weekday (weekday, name) AS (
  VALUES (1, 'monday'), (2, 'tuesday'), (3, 'wednesday'), (4, 'thursday'), (5, 'friday'),
    (6, 'saturday'), (7, 'sunday')
),
hour (hour_number, hour) AS (
  VALUES (6, '–7'), (7, '7'), (8, '8'), (9, '9'), (10, '10'), (11, '11'), (12, '12'), (13, '13'),
    (14, '14'), (15, '15'), (16, '16'), (17, '17'), (18, '18–')
)
SELECT weekday.name AS weekday, hour.hour, coalesce(counted.contacts, 0) AS contacts
FROM weekday
CROSS JOIN hour
LEFT JOIN counted
  ON counted.weekday = weekday.weekday AND counted.hour_number = hour.hour_number
WHERE EXISTS (SELECT 1 FROM counted)
  AND (weekday.weekday < 6 OR EXISTS (SELECT 1 FROM counted WHERE counted.weekday >= 6))
ORDER BY weekday.weekday, hour.hour_number;
