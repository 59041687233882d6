-- ledger_facts: months whose ledger is not that of the invoices and payments that there are.
-- Compared are how many there are of each, and what was invoiced where all is in the company's currency.
-- columns:
--   month  month  the month
--   fact  text  invoices, payments, or what was invoiced
--   facts  integer  how many, or how much in minor units, by the facts
--   ledger  integer  the same by the ledger
WITH fact AS (
  SELECT issued_date_key / 100 AS month_key, 1 AS invoices, 0 AS payments,
    amount_minor AS invoiced_minor,
    CASE WHEN rate_numerator = rate_denominator THEN 0 ELSE 1 END AS is_foreign
  FROM fact_invoice
  WHERE is_inferred = 0
  UNION ALL
  SELECT paid_date_key / 100, 0, 1, 0, 0
  FROM fact_payment
  UNION ALL
  -- A day of settlement stands for a payment.
  SELECT settled_date_key / 100, 0, 1, 0, 0
  FROM fact_invoice
  WHERE settled_date_key > 0
),
counted AS (
  SELECT month_key, sum(invoices) AS invoices, sum(payments) AS payments,
    CASE WHEN sum(is_foreign) = 0 THEN sum(invoiced_minor) END AS invoiced_minor
  FROM fact
  GROUP BY month_key
),
compared AS (
  SELECT counted.month_key, 'invoices' AS fact, counted.invoices AS facts,
    coalesce(ledger.invoices, 0) AS ledger
  FROM counted LEFT JOIN ledger_month AS ledger ON ledger.month_key = counted.month_key
  UNION ALL
  SELECT counted.month_key, 'payments', counted.payments, coalesce(ledger.payments, 0)
  FROM counted LEFT JOIN ledger_month AS ledger ON ledger.month_key = counted.month_key
  UNION ALL
  SELECT counted.month_key, 'invoiced', counted.invoiced_minor, coalesce(ledger.invoiced_minor, 0)
  FROM counted LEFT JOIN ledger_month AS ledger ON ledger.month_key = counted.month_key
  WHERE counted.invoiced_minor IS NOT NULL
  UNION ALL
  SELECT ledger.month_key, 'none', 0, ledger.invoices + ledger.payments
  FROM ledger_month AS ledger
  WHERE ledger.month_key NOT IN (SELECT month_key FROM counted)
)
SELECT month_key AS month, fact, facts, ledger
FROM compared
WHERE facts <> ledger
ORDER BY month_key, fact;
