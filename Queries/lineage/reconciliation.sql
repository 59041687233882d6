-- reconciliation: the sources' own control totals beside what was read and what the facts hold.
-- rows of a file: its rows of data, the rejected ones included. A sum of a file: over its rows that
-- were loaded, as they came or mended. A total of an entity's month: over what stands of the source in
-- that month. Measures: rows, quantity, net_amount (also revenue), amount and minutes. Sales are in the
-- company's currency and without tax, all other amounts in their own currencies, as the source adds
-- them. found is blank where the measure is another one, or where rows of the file stand as another
-- file's. Totals that do not agree come first.
-- columns:
--   source  text  the system
--   file  text  the file, or blank
--   entity  text  the entity, or blank
--   month  month  the month, or blank
--   measure  text  rows, or the column that is summed
--   unit  text  count for rows, quantity for all else
--   told  by_unit  what the source says
--   found  by_unit  what was taken in
--   difference  by_unit  found less told
--   rows_rejected  count  rows of the file that were rejected, and not mended since
--   is_equal  flag  whether they agree; blank: cannot be told, as of sales in another currency
WITH told AS (
  SELECT total.source_key, source.name AS source, total.file_name, total.entity, total.month_key,
    total.measure, CAST(total.value AS double precision) AS told,
    -- What a month without any fact of the entity adds up to.
    CASE WHEN total.entity IN ('sales', 'order_lines') THEN 0 END AS no_sales,
    CASE WHEN total.entity IN ('invoices', 'payments') THEN 0 END AS no_amount,
    CASE total.entity WHEN 'contacts' THEN 0 END AS no_minutes,
    CASE WHEN total.entity IN ('sales', 'order_lines', 'invoices', 'payments', 'contacts')
      THEN 0 END AS no_rows
  FROM control_total AS total
  JOIN source ON source.source_key = total.source_key
),
latest AS (
  SELECT told.source_key, told.file_name, max(file.file_key) AS file_key
  FROM told
  JOIN import_file AS file ON file.source_key = told.source_key
    AND (file.path = told.file_name
      OR substr(file.path, length(file.path) - length(told.file_name)) = '/' || told.file_name)
  WHERE told.file_name <> '' AND file.is_mended = 0
  GROUP BY told.source_key, told.file_name
),
-- A file that was read again, since rows waited for others, is one with its first reading, and with
-- those of its rows that were mended since.
reading AS (
  SELECT latest.source_key, latest.file_name, last.path, min(file.file_key) AS first_key
  FROM latest
  JOIN import_file AS last ON last.file_key = latest.file_key
  JOIN import_file AS file ON file.source_key = last.source_key AND file.path = last.path
    AND file.content_hash = last.content_hash
  GROUP BY latest.source_key, latest.file_name, last.path
),
edition AS (
  SELECT reading.source_key, reading.file_name, file.file_key, file.is_mended, file.rows_read,
    file.rows_left_out, file.rows_rejected, file.rows_converted
  FROM reading
  JOIN latest ON latest.source_key = reading.source_key AND latest.file_name = reading.file_name
  JOIN import_file AS last ON last.file_key = latest.file_key
  JOIN import_file AS file ON file.source_key = reading.source_key AND file.path = reading.path
    AND file.file_key >= reading.first_key
    AND (file.is_mended = 1 OR file.content_hash = last.content_hash)
),
mended AS (
  SELECT source_key, file_name,
    sum(CASE is_mended WHEN 1 THEN rows_read - rows_rejected ELSE 0 END) AS rows_taken,
    sum(CASE is_mended WHEN 1 THEN rows_left_out ELSE 0 END) AS rows_left_out,
    sum(rows_converted) AS rows_converted
  FROM edition
  GROUP BY source_key, file_name
),
summed AS (
  SELECT source_key, file_name, file_key
  FROM edition
  WHERE EXISTS (SELECT 1 FROM told WHERE told.file_name = edition.file_name
    AND told.source_key = edition.source_key AND told.measure <> 'rows')
),
-- Of the files of which sums are told, what the facts hold: each table is gone through once. Amounts
-- are in thousandths, which whole numbers add up exactly.
file_fact AS (
  SELECT file_key, count(*) AS rows_held, sum(quantity_micro) AS quantity_micro,
    sum(revenue_minor) AS net_minor, CAST(NULL AS BIGINT) AS amount_milli,
    CAST(NULL AS BIGINT) AS minutes_micro
  FROM fact_sale_line
  WHERE file_key IN (SELECT file_key FROM summed) AND sale_line_key % 2 = 0
  GROUP BY file_key
  UNION ALL
  SELECT invoice.file_key, count(*), NULL, NULL,
    sum(invoice.amount_minor
      * CASE currency.minor_digits WHEN 0 THEN 1000 WHEN 3 THEN 1 ELSE 10 END), NULL
  FROM fact_invoice AS invoice
  LEFT JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
  WHERE invoice.file_key IN (SELECT file_key FROM summed) AND invoice.is_inferred = 0
  GROUP BY invoice.file_key
  UNION ALL
  SELECT payment.file_key, count(*), NULL, NULL,
    sum(payment.amount_minor
      * CASE currency.minor_digits WHEN 0 THEN 1000 WHEN 3 THEN 1 ELSE 10 END), NULL
  FROM fact_payment AS payment
  LEFT JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
  WHERE payment.file_key IN (SELECT file_key FROM summed)
  GROUP BY payment.file_key
  UNION ALL
  SELECT file_key, count(*), NULL, NULL, NULL, sum(minutes_micro)
  FROM fact_contact
  WHERE file_key IN (SELECT file_key FROM summed)
  GROUP BY file_key
),
file_sum AS (
  SELECT summed.source_key, summed.file_name, sum(fact.rows_held) AS rows_held,
    sum(fact.quantity_micro) / 1000000.0 AS quantity,
    sum(fact.net_minor) / (SELECT minor_units FROM money_unit) AS net_amount,
    sum(fact.minutes_micro) / 1000000.0 AS minutes, sum(fact.amount_milli) / 1000.0 AS amount
  FROM summed
  JOIN file_fact AS fact ON fact.file_key = summed.file_key
  GROUP BY summed.source_key, summed.file_name
),
sales_asked AS (
  SELECT DISTINCT told.source_key, month.month_key, month.month_index
  FROM told
  JOIN dim_month AS month ON month.month_key = told.month_key
  WHERE told.file_name = '' AND told.entity IN ('sales', 'order_lines')
),
-- A line's key begins with its document's month; the few lines of another month have an index.
sales_line AS (
  SELECT asked.source_key, asked.month_key, line.sale_line_key, line.line_count,
    line.quantity_micro, line.revenue_minor
  FROM sales_asked AS asked
  CROSS JOIN fact_sale_line AS line
  WHERE line.sale_line_key >= asked.month_index << 48
    AND line.sale_line_key < (asked.month_index + 1) << 48
    AND line.ordered_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
  UNION ALL
  SELECT asked.source_key, asked.month_key, line.sale_line_key, line.line_count,
    line.quantity_micro, line.revenue_minor
  FROM sales_asked AS asked
  CROSS JOIN fact_sale_line AS line
  WHERE line.ordered_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND line.ordered_date_key / 10000 * 12 + line.ordered_date_key / 100 % 100 - 1
      <> line.sale_line_key >> 48
),
sales_month AS (
  SELECT line.source_key, line.month_key, sum(line.line_count) AS rows_held,
    sum(line.quantity_micro) / 1000000.0 AS quantity,
    sum(line.revenue_minor) / (SELECT minor_units FROM money_unit) AS net_amount
  FROM sales_line AS line
  CROSS JOIN dim_order
  WHERE dim_order.order_key = line.sale_line_key / 16777216
    AND dim_order.source_key = line.source_key
  GROUP BY line.source_key, line.month_key
),
ledger_asked AS (
  SELECT DISTINCT told.source_key, told.entity, month.month_key, month.month_index
  FROM told
  JOIN dim_month AS month ON month.month_key = told.month_key
  WHERE told.file_name = '' AND told.entity IN ('invoices', 'payments', 'contacts')
),
-- +: by the months of the keys, not by an index made for the query.
ledger AS (
  SELECT asked.source_key, asked.entity, asked.month_key, fact.amount_minor, fact.currency_key,
    CAST(NULL AS BIGINT) AS minutes_micro
  FROM ledger_asked AS asked
  CROSS JOIN fact_invoice AS fact
  WHERE asked.entity = 'invoices' AND +fact.source_key = asked.source_key AND +fact.is_inferred = 0
    AND fact.issued_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.invoice_key >= asked.month_index << 24 AND fact.invoice_key < (asked.month_index + 1) << 24
  UNION ALL
  SELECT asked.source_key, asked.entity, asked.month_key, fact.amount_minor, fact.currency_key,
    CAST(NULL AS BIGINT) AS minutes_micro
  FROM ledger_asked AS asked
  CROSS JOIN fact_invoice AS fact
  WHERE asked.entity = 'invoices' AND +fact.source_key = asked.source_key AND +fact.is_inferred = 0
    AND fact.issued_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.issued_date_key / 10000 * 12 + fact.issued_date_key / 100 % 100 - 1
      <> fact.invoice_key >> 24
  UNION ALL
  SELECT asked.source_key, asked.entity, asked.month_key, fact.amount_minor, fact.currency_key, NULL
  FROM ledger_asked AS asked
  CROSS JOIN fact_payment AS fact
  WHERE asked.entity = 'payments' AND +fact.source_key = asked.source_key
    AND fact.paid_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.payment_key >= asked.month_index << 24 AND fact.payment_key < (asked.month_index + 1) << 24
  UNION ALL
  SELECT asked.source_key, asked.entity, asked.month_key, fact.amount_minor, fact.currency_key, NULL
  FROM ledger_asked AS asked
  CROSS JOIN fact_payment AS fact
  WHERE asked.entity = 'payments' AND +fact.source_key = asked.source_key
    AND fact.paid_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.paid_date_key / 10000 * 12 + fact.paid_date_key / 100 % 100 - 1
      <> fact.payment_key >> 24
  UNION ALL
  SELECT asked.source_key, asked.entity, asked.month_key, NULL, 0, fact.minutes_micro
  FROM ledger_asked AS asked
  CROSS JOIN fact_contact AS fact
  WHERE asked.entity = 'contacts' AND +fact.source_key = asked.source_key
    AND fact.contact_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.contact_key >= asked.month_index << 24 AND fact.contact_key < (asked.month_index + 1) << 24
  UNION ALL
  SELECT asked.source_key, asked.entity, asked.month_key, NULL, 0, fact.minutes_micro
  FROM ledger_asked AS asked
  CROSS JOIN fact_contact AS fact
  WHERE asked.entity = 'contacts' AND +fact.source_key = asked.source_key
    AND fact.contact_date_key BETWEEN asked.month_key * 100 AND asked.month_key * 100 + 31
    AND fact.contact_date_key / 10000 * 12 + fact.contact_date_key / 100 % 100 - 1
      <> fact.contact_key >> 24
),
ledger_sum AS (
  SELECT ledger.source_key, ledger.entity, ledger.month_key, count(*) AS rows_held,
    sum(ledger.amount_minor
      * CASE currency.minor_digits WHEN 0 THEN 1000 WHEN 3 THEN 1 ELSE 10 END) / 1000.0 AS amount,
    sum(ledger.minutes_micro) / 1000000.0 AS minutes
  FROM ledger
  LEFT JOIN dim_currency AS currency ON currency.currency_key = ledger.currency_key
  GROUP BY ledger.source_key, ledger.entity, ledger.month_key
),
converted AS (
  SELECT source_key, sum(rows_converted) AS rows_converted
  FROM import_file
  GROUP BY source_key
),
compared AS (
  SELECT told.*, file.rows_rejected - mended.rows_taken AS rows_rejected,
    CASE WHEN told.measure IN ('net_amount', 'revenue') THEN coalesce(
      CASE told.file_name WHEN '' THEN converted.rows_converted ELSE mended.rows_converted END, 0)
      ELSE 0 END AS rows_converted,
    -- Rows are counted; of all else there are parts, kept in millionths.
    CASE told.measure WHEN 'rows' THEN 'count' ELSE 'quantity' END AS unit,
    CASE told.measure WHEN 'rows' THEN 1 ELSE 1000000 END AS unit_micro,
    CASE WHEN told.file_name <> '' AND told.measure = 'rows' THEN file.rows_read
      WHEN told.file_name <> '' AND file_sum.rows_held
        = file.rows_read - file.rows_left_out - mended.rows_left_out
          - (file.rows_rejected - mended.rows_taken)
      THEN CASE told.measure WHEN 'quantity' THEN file_sum.quantity
        WHEN 'net_amount' THEN file_sum.net_amount
        WHEN 'revenue' THEN file_sum.net_amount WHEN 'amount' THEN file_sum.amount
        WHEN 'minutes' THEN file_sum.minutes END
      WHEN told.file_name = '' THEN CASE told.measure
        WHEN 'rows' THEN coalesce(sales_month.rows_held, ledger_sum.rows_held, told.no_rows)
        WHEN 'quantity' THEN coalesce(sales_month.quantity, told.no_sales)
        WHEN 'net_amount' THEN coalesce(sales_month.net_amount, told.no_sales)
        WHEN 'revenue' THEN coalesce(sales_month.net_amount, told.no_sales)
        WHEN 'amount' THEN coalesce(ledger_sum.amount, told.no_amount)
        WHEN 'minutes' THEN coalesce(ledger_sum.minutes, told.no_minutes) END END AS found
  FROM told
  LEFT JOIN latest ON latest.source_key = told.source_key AND latest.file_name = told.file_name
  LEFT JOIN import_file AS file ON file.file_key = latest.file_key
  LEFT JOIN mended ON mended.source_key = told.source_key AND mended.file_name = told.file_name
  LEFT JOIN converted ON converted.source_key = told.source_key
  LEFT JOIN file_sum ON file_sum.source_key = told.source_key
    AND file_sum.file_name = told.file_name
  LEFT JOIN sales_month ON sales_month.source_key = told.source_key AND told.file_name = ''
    AND sales_month.month_key = told.month_key AND told.entity IN ('sales', 'order_lines')
  LEFT JOIN ledger_sum ON ledger_sum.source_key = told.source_key AND told.file_name = ''
    AND ledger_sum.entity = told.entity AND ledger_sum.month_key = told.month_key
)
SELECT source, nullif(file_name, '') AS file, nullif(entity, '') AS entity,
  nullif(month_key, 0) AS month, measure, unit,
  CAST(round(compared.told * unit_micro) AS BIGINT) AS told,
  CAST(round(compared.found * unit_micro) AS BIGINT) AS found,
  CAST(round(compared.found * unit_micro) AS BIGINT)
    - CAST(round(compared.told * unit_micro) AS BIGINT) AS difference,
  rows_rejected,
  CASE WHEN compared.found IS NULL THEN NULL
    WHEN abs(compared.found - compared.told) < 0.000001 THEN 1
    WHEN compared.rows_converted > 0 THEN NULL ELSE 0 END AS is_equal
FROM compared
ORDER BY CASE WHEN abs(compared.found - compared.told) < 0.000001 THEN 1 ELSE 0 END, source,
  file_name, entity, month_key, measure;
