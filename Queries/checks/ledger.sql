-- ledger: month ends whose ageing buckets less credits are not what the ledger says.
-- The ledger: all invoices less all payments and what was written off, to the month's end. Compared are
-- the customers' buckets and the sums of all that are kept beside the ledger.
-- columns:
--   month  month  the month end
--   ledger  money  invoiced less received less written off
--   receivables  money  the buckets less the credits
WITH owed AS (
  SELECT month_key, sum(not_due_minor + overdue_1_30_minor + overdue_31_60_minor
    + overdue_61_90_minor + overdue_over_90_minor - credit_minor) AS open_minor
  FROM receivable_month
  GROUP BY month_key
),
span AS (
  SELECT month_key FROM ledger_month UNION SELECT month_key FROM owed
),
posted AS (
  SELECT span.month_key,
    sum(coalesce(invoiced_minor - received_minor - written_off_minor, 0))
      OVER (ORDER BY span.month_key ROWS UNBOUNDED PRECEDING) AS ledger_minor,
    not_due_minor + overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor
      + overdue_over_90_minor - credit_minor AS kept_minor
  FROM span
  LEFT JOIN ledger_month AS ledger ON ledger.month_key = span.month_key
)
SELECT posted.month_key AS month, posted.ledger_minor AS ledger,
  coalesce(owed.open_minor, 0) AS receivables
FROM posted
LEFT JOIN owed ON owed.month_key = posted.month_key
WHERE (posted.ledger_minor = coalesce(owed.open_minor, 0)
  AND posted.ledger_minor = posted.kept_minor) IS NOT TRUE
ORDER BY posted.month_key;
