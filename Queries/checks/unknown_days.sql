-- unknown_days: facts on a day that the calendar does not have.
-- A day on which an invoice is due may be blank, for it follows from the payment term, and may lie
-- years ahead of the calendar: it must be a day.
-- columns:
--   fact  text  the table
--   date_key  integer  the day as it stands
--   rows  count  how many
WITH day AS (
  SELECT 'fact_sale_line' AS fact, ordered_date_key AS date_key, count(*) AS rows
  FROM fact_sale_line GROUP BY ordered_date_key
  UNION ALL SELECT 'fact_invoice', issued_date_key, count(*) FROM fact_invoice
  WHERE is_inferred = 0 GROUP BY issued_date_key
  UNION ALL SELECT 'fact_payment', paid_date_key, count(*) FROM fact_payment GROUP BY paid_date_key
  UNION ALL SELECT 'fact_contact', contact_date_key, count(*)
  FROM fact_contact GROUP BY contact_date_key
  UNION ALL SELECT 'fact_ticket', opened_date_key, count(*) FROM fact_ticket GROUP BY opened_date_key
),
due AS (
  SELECT due_date_key AS date_key, count(*) AS rows, due_date_key / 10000 AS year,
    due_date_key / 100 % 100 AS month, due_date_key % 100 AS day
  FROM fact_invoice
  WHERE is_inferred = 0 AND due_date_key <> 0
  GROUP BY due_date_key
)
SELECT day.fact, day.date_key, day.rows
FROM day
LEFT JOIN dim_date AS known ON known.date_key = day.date_key AND known.date_key > 0
WHERE known.date_key IS NULL
UNION ALL
SELECT 'fact_invoice due', date_key, rows FROM due
WHERE month < 1 OR month > 12 OR day < 1 OR day > CASE
    WHEN month IN (4, 6, 9, 11) THEN 30
    WHEN month <> 2 THEN 31
    WHEN year % 4 = 0 AND (year % 100 <> 0 OR year % 400 = 0) THEN 29
    ELSE 28 END
ORDER BY fact, date_key;
