-- receivable_months: months of the history from the first of the ledger on that have no receivables.
-- columns:
--   month  month  the month
SELECT month.month_key AS month
FROM history_month AS span
JOIN dim_month AS month
  ON month.month_key >= span.first_month_key AND month.month_key <= span.last_month_key
WHERE month.month_key > (SELECT min(month_key) FROM ledger_month)
  AND month.month_key NOT IN (SELECT month_key FROM ledger_month)
ORDER BY month.month_key;
