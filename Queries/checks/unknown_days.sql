-- unknown_days: facts on a day that the calendar does not have.
-- columns:
--   fact  text  the table
--   date_key  integer  the day as it stands
--   rows  count  how many
WITH day AS (
  SELECT 'fact_sale_line' AS fact, ordered_date_key AS date_key, count(*) AS rows
  FROM fact_sale_line GROUP BY ordered_date_key
  UNION ALL SELECT 'fact_invoice', issued_date_key, count(*) FROM fact_invoice
  WHERE is_inferred = 0 GROUP BY issued_date_key
  UNION ALL SELECT 'fact_invoice due', due_date_key, count(*) FROM fact_invoice
  WHERE is_inferred = 0 GROUP BY due_date_key
  UNION ALL SELECT 'fact_payment', paid_date_key, count(*) FROM fact_payment GROUP BY paid_date_key
  UNION ALL SELECT 'fact_contact', contact_date_key, count(*)
  FROM fact_contact GROUP BY contact_date_key
  UNION ALL SELECT 'fact_ticket', opened_date_key, count(*) FROM fact_ticket GROUP BY opened_date_key
)
SELECT day.fact, day.date_key, day.rows
FROM day
LEFT JOIN dim_date AS known ON known.date_key = day.date_key AND known.date_key > 0
WHERE known.date_key IS NULL
ORDER BY day.fact, day.date_key;
