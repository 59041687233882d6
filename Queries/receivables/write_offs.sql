-- write_offs: what was given up, beside what was invoiced and received, month by month.
-- With tax, in the company's currency. Without a row where nothing was given up in these months.
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   month  month  the month
--   invoiced  money  of the month
--   received  money  payments of the month
--   written_off  money  what was open of invoices written off in the month
--   written_off_ratio  ratio  written off ÷ invoiced
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
ledger AS (
  SELECT month.month_key, coalesce(ledger.invoiced_minor, 0) AS invoiced_minor,
    coalesce(ledger.received_minor, 0) AS received_minor,
    coalesce(ledger.written_off_minor, 0) AS written_off_minor
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  LEFT JOIN ledger_month AS ledger ON ledger.month_key = month.month_key
  WHERE month.month_key >= (SELECT min(month_key) FROM ledger_month)
)
SELECT month_key AS month, invoiced_minor AS invoiced, received_minor AS received,
  written_off_minor AS written_off,
  1.0 * written_off_minor / nullif(invoiced_minor, 0) AS written_off_ratio
FROM ledger
WHERE EXISTS (SELECT 1 FROM ledger WHERE written_off_minor <> 0)
ORDER BY month_key;
