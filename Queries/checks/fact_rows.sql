-- fact_rows: entities of which the facts hold another number of rows than their files brought.
-- Brought: rows that were new, less those that a complete file took away; of sales lines also each
-- correction, which is a state of its own.
-- columns:
--   entity  text  what the rows are
--   rows_brought  count  by the files' own counts
--   rows_held  count  in the facts
WITH brought AS (
  SELECT CASE entity WHEN 'order_lines' THEN 'sales' ELSE entity END AS entity,
    sum(CASE WHEN entity IN ('sales', 'order_lines') THEN rows_loaded + rows_corrected
      ELSE rows_loaded - rows_reversed END) AS rows_brought
  FROM import_file
  GROUP BY 1
),
fact AS (
  SELECT 'sales' AS entity, file_key FROM fact_sale_line WHERE sale_line_key % 2 = 0
  UNION ALL SELECT 'invoices', file_key FROM fact_invoice WHERE is_inferred = 0
  UNION ALL SELECT 'payments', file_key FROM fact_payment
  UNION ALL SELECT 'contacts', file_key FROM fact_contact
  UNION ALL SELECT 'tickets', file_key FROM fact_ticket
  UNION ALL SELECT 'responses', file_key FROM fact_campaign_response
  UNION ALL SELECT 'opportunities', file_key FROM fact_opportunity
  UNION ALL SELECT 'contracts', file_key FROM fact_contract
  UNION ALL SELECT 'documents', file_key FROM fact_document
),
-- A row that a file brings beside those it is counted by is in no file's count.
held AS (
  SELECT fact.entity, count(*) AS rows_held
  FROM fact
  JOIN import_file AS file ON file.file_key = fact.file_key
    AND CASE file.entity WHEN 'order_lines' THEN 'sales' ELSE file.entity END = fact.entity
  GROUP BY fact.entity
)
SELECT brought.entity, brought.rows_brought, coalesce(held.rows_held, 0) AS rows_held
FROM brought
LEFT JOIN held ON held.entity = brought.entity
WHERE brought.entity IN ('sales', 'invoices', 'payments', 'contacts', 'tickets', 'responses',
    'opportunities', 'contracts', 'documents')
  AND brought.rows_brought <> coalesce(held.rows_held, 0)
ORDER BY brought.entity;
