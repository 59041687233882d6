-- reconciliation: the sources' own control totals beside what was taken in.
-- A file's total counts its rows of data. An entity's total of a month counts its rows or sums a column:
-- sales: quantity, net_amount (also revenue); invoices and payments: amount, in their own currencies,
-- as the source adds them. Totals of other columns are not compared.
-- columns:
--   source  text  the system
--   file  text  the file, or blank
--   entity  text  the entity, or blank
--   month  month  the month, or blank
--   measure  text  rows, or the column
--   told  real  what the source says
--   found  real  what was taken in
--   difference  real  found less told
--   is_equal  flag  no difference
WITH told AS (
  SELECT control.*, CAST(control.value AS DOUBLE PRECISION) AS told
  FROM control_total AS control
),
loaded (source_key, entity, month_key, measure, found) AS (
  SELECT document.source_key, 'sales', line.ordered_date_key / 100, 'rows', sum(line.line_count)
  FROM fact_sale_line AS line JOIN dim_order AS document
    ON document.order_key = line.sale_line_key >> 24
  WHERE EXISTS (SELECT 1 FROM told WHERE entity = 'sales' AND measure = 'rows')
  GROUP BY document.source_key, line.ordered_date_key / 100
  UNION ALL
  SELECT document.source_key, 'sales', line.ordered_date_key / 100, 'quantity',
    sum(line.quantity_micro) / 1000000.0
  FROM fact_sale_line AS line JOIN dim_order AS document
    ON document.order_key = line.sale_line_key >> 24
  WHERE EXISTS (SELECT 1 FROM told WHERE entity = 'sales' AND measure = 'quantity')
  GROUP BY document.source_key, line.ordered_date_key / 100
  UNION ALL
  SELECT document.source_key, 'sales', line.ordered_date_key / 100, 'net_amount',
    sum(line.revenue_minor) / (SELECT minor_units FROM money_unit)
  FROM fact_sale_line AS line JOIN dim_order AS document
    ON document.order_key = line.sale_line_key >> 24
  WHERE EXISTS (SELECT 1 FROM told WHERE entity = 'sales' AND measure IN ('net_amount', 'revenue'))
  GROUP BY document.source_key, line.ordered_date_key / 100
  UNION ALL
  SELECT source_key, 'invoices', issued_date_key / 100, 'rows', count(*)
  FROM fact_invoice WHERE is_inferred = 0 GROUP BY source_key, issued_date_key / 100
  UNION ALL
  SELECT invoice.source_key, 'invoices', invoice.issued_date_key / 100, 'amount',
    sum(invoice.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
      ELSE 100.0 END)
  FROM fact_invoice AS invoice
  JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
  WHERE invoice.is_inferred = 0 GROUP BY invoice.source_key, invoice.issued_date_key / 100
  UNION ALL
  SELECT source_key, 'payments', paid_date_key / 100, 'rows', count(*)
  FROM fact_payment GROUP BY source_key, paid_date_key / 100
  UNION ALL
  SELECT payment.source_key, 'payments', payment.paid_date_key / 100, 'amount',
    sum(payment.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
      ELSE 100.0 END)
  FROM fact_payment AS payment
  JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
  GROUP BY payment.source_key, payment.paid_date_key / 100
  UNION ALL
  SELECT source_key, 'contacts', contact_date_key / 100, 'rows', count(*)
  FROM fact_contact GROUP BY source_key, contact_date_key / 100
),
read AS (
  SELECT source_key, path, max(rows_read) AS rows_read FROM import_file GROUP BY source_key, path
),
compared AS (
  SELECT told.source_key, told.file_name, told.entity, told.month_key, told.measure, told.told,
    1.0 * read.rows_read AS found
  FROM told
  JOIN read ON read.source_key = told.source_key AND (read.path = told.file_name
    OR substr(read.path, length(read.path) - length(told.file_name)) = '/' || told.file_name)
  WHERE told.file_name <> '' AND told.measure = 'rows'
  UNION ALL
  SELECT told.source_key, told.file_name, told.entity, told.month_key, told.measure, told.told,
    coalesce(loaded.found, 0)
  FROM told
  LEFT JOIN loaded ON loaded.source_key = told.source_key AND loaded.entity = told.entity
    AND loaded.month_key = told.month_key
    AND loaded.measure = CASE told.measure WHEN 'revenue' THEN 'net_amount' ELSE told.measure END
  WHERE told.file_name = '' AND (told.entity = 'sales'
      AND told.measure IN ('rows', 'quantity', 'net_amount', 'revenue')
    OR told.entity IN ('invoices', 'payments') AND told.measure IN ('rows', 'amount')
    OR told.entity = 'contacts' AND told.measure = 'rows')
)
SELECT source.name AS source, nullif(compared.file_name, '') AS file,
  nullif(compared.entity, '') AS entity, compared.month_key AS month, compared.measure,
  compared.told, compared.found, compared.found - compared.told AS difference,
  CASE WHEN abs(compared.found - compared.told) < 0.0005 THEN 1 ELSE 0 END AS is_equal
FROM compared
JOIN source ON source.source_key = compared.source_key
ORDER BY source.name, compared.file_name, compared.entity, compared.month_key, compared.measure;
