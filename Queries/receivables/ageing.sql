-- ageing: open invoices at the month's end by how long they are past due; ties to the ledger.
-- The buckets less the credits are the ledger's total: all invoices less all payments.
-- parameters:
--   month  month  last  the month
-- columns:
--   bucket  text  not_due, overdue_1_30, overdue_31_60, overdue_61_90, overdue_over_90, credits
--   open  money  the balance; credits are negative
--   share  ratio  of all open invoices; blank for credits
--   customers  count  who have something in the bucket
WITH owed AS (
  SELECT sum(not_due_minor) AS not_due, sum(overdue_1_30_minor) AS overdue_1_30,
    sum(overdue_31_60_minor) AS overdue_31_60, sum(overdue_61_90_minor) AS overdue_61_90,
    sum(overdue_over_90_minor) AS overdue_over_90, sum(credit_minor) AS credits,
    sum(CASE WHEN not_due_minor > 0 THEN 1 ELSE 0 END) AS not_due_customers,
    sum(CASE WHEN overdue_1_30_minor > 0 THEN 1 ELSE 0 END) AS overdue_1_30_customers,
    sum(CASE WHEN overdue_31_60_minor > 0 THEN 1 ELSE 0 END) AS overdue_31_60_customers,
    sum(CASE WHEN overdue_61_90_minor > 0 THEN 1 ELSE 0 END) AS overdue_61_90_customers,
    sum(CASE WHEN overdue_over_90_minor > 0 THEN 1 ELSE 0 END) AS overdue_over_90_customers,
    sum(CASE WHEN credit_minor > 0 THEN 1 ELSE 0 END) AS credits_customers
  FROM receivable_month
  WHERE month_key = :month
),
bucket (position, bucket) AS (
  VALUES (1, 'not_due'), (2, 'overdue_1_30'), (3, 'overdue_31_60'), (4, 'overdue_61_90'),
    (5, 'overdue_over_90'), (6, 'credits')
),
filled AS (
  SELECT bucket.position, bucket.bucket,
    CASE bucket.position WHEN 1 THEN not_due WHEN 2 THEN overdue_1_30 WHEN 3 THEN overdue_31_60
      WHEN 4 THEN overdue_61_90 WHEN 5 THEN overdue_over_90 ELSE -credits END AS open_minor,
    CASE bucket.position WHEN 1 THEN not_due_customers WHEN 2 THEN overdue_1_30_customers
      WHEN 3 THEN overdue_31_60_customers WHEN 4 THEN overdue_61_90_customers
      WHEN 5 THEN overdue_over_90_customers ELSE credits_customers END AS customers,
    not_due + overdue_1_30 + overdue_31_60 + overdue_61_90 + overdue_over_90 AS total_minor
  FROM owed CROSS JOIN bucket
  WHERE owed.not_due IS NOT NULL
)
SELECT bucket, open_minor AS open,
  CASE WHEN position < 6 THEN 1.0 * open_minor / nullif(total_minor, 0) END AS share, customers
FROM filled
ORDER BY position;
