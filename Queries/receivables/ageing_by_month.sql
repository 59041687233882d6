-- ageing_by_month: open invoices by how long they are past due, at each of the last month ends.
-- Days of sales outstanding: open invoices ÷ invoiced in the last 90 days × 90.
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   month  month  the month end
--   receivables  money  all open invoices
--   not_due  money  not yet due
--   overdue  money  past the due day
--   overdue_1_30  money  by at most 30 days
--   overdue_31_60  money  by 31 to 60 days
--   overdue_61_90  money  by 61 to 90 days
--   overdue_over_90  money  by more than 90 days
--   credits  money  customers' credits
--   ledger  money  receivables less credits: all invoices less all payments to that day
--   written_off  money  given up in the month
--   overdue_ratio  ratio  overdue ÷ receivables
--   dso_days  days  days of sales outstanding
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
owed AS (
  SELECT month.month_key, coalesce(not_due_minor, 0) AS not_due,
    coalesce(overdue_1_30_minor, 0) AS overdue_1_30,
    coalesce(overdue_31_60_minor, 0) AS overdue_31_60,
    coalesce(overdue_61_90_minor, 0) AS overdue_61_90,
    coalesce(overdue_over_90_minor, 0) AS overdue_over_90,
    coalesce(credit_minor, 0) AS credits, coalesce(written_off_minor, 0) AS written_off,
    invoiced_90_days_minor
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  LEFT JOIN ledger_month AS ledger ON ledger.month_key = month.month_key
  WHERE month.month_key >= (SELECT min(month_key) FROM ledger_month)
)
SELECT owed.month_key AS month,
  not_due + overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90 AS receivables, not_due,
  overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90 AS overdue, overdue_1_30,
  overdue_31_60, overdue_61_90, overdue_over_90, credits,
  not_due + overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90 - credits AS ledger,
  written_off,
  1.0 * (overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90) / nullif(not_due
    + overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90, 0) AS overdue_ratio,
  90.0 * (not_due + overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90)
    / nullif(invoiced_90_days_minor, 0) AS dso_days
FROM owed
ORDER BY owed.month_key;
