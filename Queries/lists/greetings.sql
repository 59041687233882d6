-- greetings: birthdays, name days and anniversaries of the next month, of those who agreed to be written to.
-- An anniversary is a full year since the first order. What falls on 29 February is kept on the 28th
-- where the year has no 29th. Consent is withdrawn from the day of an `unsubscribed` on; where nothing
-- is known of it, there is none.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month; greetings are for the one after it
-- columns:
--   occasion  text  birthday, name_day or anniversary
--   day  integer  the day of the next month
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   preferred_medium  text  how it wants to be reached
--   years  count  of an anniversary
--   headline  text  what the customer is counted under
WITH asked AS (
  SELECT this.month_key, this.last_date_key, next.month, next.year,
    next.last_date_key % 100 AS last_day
  FROM dim_month AS this
  JOIN dim_month AS next ON next.month_index = this.month_index + 1
  WHERE this.month_key = :month
),
agreed AS (
  SELECT customer.customer_key, customer.customer_id, customer.name, customer.rep_id,
    customer.email, customer.phone, customer.language, customer.preferred_medium,
    customer.birthday, customer.name_day, snapshot.first_order_date_key, snapshot.headline,
    asked.month, asked.year, asked.last_day
  FROM asked
  CROSS JOIN customer_at_month AS customer
  CROSS JOIN customer_snapshot AS snapshot
  LEFT JOIN customer_unsubscribed AS refused ON refused.customer_key = customer.customer_key
    AND refused.unsubscribed_date_key <= asked.last_date_key
  WHERE customer.month_key = asked.month_key AND customer.marketing_consent = 1
    AND snapshot.month_key = asked.month_key AND snapshot.customer_key = customer.customer_key
    AND refused.customer_key IS NULL
),
-- Days of a year are kept as MM-DD, with or without the year before them.
occasion AS (
  SELECT agreed.*, 'birthday' AS occasion,
    CAST(substr(birthday, length(birthday) - 4, 2) AS INTEGER) AS occasion_month,
    CAST(substr(birthday, length(birthday) - 1, 2) AS INTEGER) AS occasion_day,
    CAST(NULL AS INTEGER) AS years
  FROM agreed WHERE birthday IS NOT NULL
  UNION ALL
  SELECT agreed.*, 'name_day',
    CAST(substr(name_day, length(name_day) - 4, 2) AS INTEGER),
    CAST(substr(name_day, length(name_day) - 1, 2) AS INTEGER), CAST(NULL AS INTEGER)
  FROM agreed WHERE name_day IS NOT NULL
  UNION ALL
  SELECT agreed.*, 'anniversary', first_order_date_key / 100 % 100, first_order_date_key % 100,
    year - first_order_date_key / 10000
  FROM agreed WHERE first_order_date_key > 0
)
SELECT occasion, CASE WHEN occasion_day > last_day THEN last_day ELSE occasion_day END AS day,
  customer_id, name, rep_id, email, phone, language, preferred_medium, years, headline
FROM occasion
WHERE occasion_month = month AND (years IS NULL OR years > 0)
ORDER BY day, occasion, customer_id, customer_key;
