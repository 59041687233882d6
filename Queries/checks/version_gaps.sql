-- version_gaps: customers whose versions overlap, leave days out or do not reach from ever to ever.
-- columns:
--   customer_id  id  the customer
--   valid_from  integer  where the version begins
--   valid_to  integer  where it ends
--   next_from  integer  where the next one begins; blank for the last
--   fault  text  what is wrong
WITH placed AS (
  SELECT version.customer_key, version.customer_id, version.valid_from_date_key,
    version.valid_to_date_key, version.is_current, until.day_number AS to_day,
    row_number() OVER by_day AS place,
    lead(version.valid_from_date_key) OVER by_day AS next_from_date_key
  FROM dim_customer AS version
  LEFT JOIN dim_date AS until ON until.date_key = version.valid_to_date_key
  WINDOW by_day AS (PARTITION BY version.customer_key ORDER BY version.valid_from_date_key)
),
judged AS (
  SELECT placed.*,
    CASE WHEN place = 1 AND valid_from_date_key <> 0 THEN 'the first version has a beginning'
      WHEN next_from_date_key IS NULL AND valid_to_date_key <> 99991231
        THEN 'the last version has an end'
      WHEN next_from_date_key IS NULL AND is_current <> 1 THEN 'the last version is not current'
      WHEN next_from_date_key IS NOT NULL AND is_current <> 0 THEN 'an earlier version is current'
      WHEN next_from_date_key <= valid_to_date_key THEN 'it overlaps the next version'
      WHEN next_from_date_key IS NOT NULL
        AND (next_day.day_number = placed.to_day + 1) IS NOT TRUE
        THEN 'days lie between it and the next version' END AS fault
  FROM placed
  LEFT JOIN dim_date AS next_day ON next_day.date_key = placed.next_from_date_key
)
SELECT customer_id, valid_from_date_key AS valid_from, valid_to_date_key AS valid_to,
  next_from_date_key AS next_from, fault
FROM judged
WHERE fault IS NOT NULL
ORDER BY customer_id, customer_key, valid_from_date_key;
