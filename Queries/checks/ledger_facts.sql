-- ledger_facts: months whose ledger is not that of the invoices and payments that there are.
-- Compared are how many there are of each, and what was invoiced where all is in the company's currency.
-- A day of settlement stands for a payment where something is open by then: surely where nothing else
-- names the invoice.
-- columns:
--   month  month  the month
--   fact  text  invoices, payments, or what was invoiced
--   facts  integer  how many, or how much in minor units, by the facts
--   ledger  integer  the same by the ledger
WITH fact AS (
  SELECT issued_date_key / 100 AS month_key, 1 AS invoices, 0 AS payments, 0 AS settlements,
    amount_minor AS invoiced_minor,
    CASE WHEN rate_numerator = rate_denominator THEN 0 ELSE 1 END AS is_foreign
  FROM fact_invoice
  WHERE is_inferred = 0
  UNION ALL
  SELECT paid_date_key / 100, 0, 1, 0, 0, 0
  FROM fact_payment
  UNION ALL
  SELECT CASE WHEN settled_date_key < issued_date_key THEN issued_date_key ELSE settled_date_key END
      / 100, 0,
    CASE WHEN amount_minor <> 0 AND corrects_invoice_key = 0 AND written_off_date_key = 0
        AND invoice_key NOT IN (SELECT invoice_key FROM fact_payment)
        AND invoice_key NOT IN (SELECT corrects_invoice_key FROM fact_invoice)
      THEN 1 ELSE 0 END, 1, 0, 0
  FROM fact_invoice
  WHERE settled_date_key > 0 AND is_inferred = 0
),
counted AS (
  SELECT month_key, sum(invoices) AS invoices, sum(payments) AS payments,
    -- As many as can be: those that surely are one are among the settlements.
    sum(CASE settlements WHEN 0 THEN payments ELSE 1 END) AS most_payments,
    CASE WHEN sum(is_foreign) = 0 THEN sum(invoiced_minor) END AS invoiced_minor
  FROM fact
  GROUP BY month_key
),
compared AS (
  SELECT counted.month_key, 'invoices' AS fact, counted.invoices AS facts,
    coalesce(ledger.invoices, 0) AS ledger
  FROM counted LEFT JOIN ledger_month AS ledger ON ledger.month_key = counted.month_key
  UNION ALL
  SELECT counted.month_key, 'payments',
    CASE WHEN coalesce(ledger.payments, 0) < counted.payments THEN counted.payments
      WHEN coalesce(ledger.payments, 0) > counted.most_payments THEN counted.most_payments
      ELSE coalesce(ledger.payments, 0) END, coalesce(ledger.payments, 0)
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
