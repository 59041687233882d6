-- debtor_invoices: the open invoices of the largest debtors, each debtor's by due day.
-- Debtors by what is overdue at the month's end, then by all that they owe, those of `debtors`. What is
-- open is in the company's currency at the rate of the issue day; the sum of a debtor is what it owes
-- before its credits. Every other open invoice stands in open_invoices.
-- needs: open_invoices
-- parameters:
--   month  month  last  the month
--   debtors  integer  15  how many debtors
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   invoice_id  id  the invoice
--   issued_on  date  its day
--   due_on  date  by when it is to be paid: its own day, else by the term of payment
--   overdue_days  count  days since then; blank where it is not due
--   open  money  what is open
--   overdue  money  of it past the due day
--   disputed  money  of it in dispute; blank where it is not disputed
WITH owed AS NOT MATERIALIZED (
  SELECT customer_key,
    overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor + overdue_over_90_minor
      AS overdue_minor,
    not_due_minor
  FROM receivable_month
  WHERE month_key = :month AND open_invoices > 0
),
-- Debtors with as much overdue are told apart by ids, which only these need.
least AS (
  SELECT min(overdue_minor) AS overdue_minor
  FROM (SELECT overdue_minor FROM owed ORDER BY overdue_minor DESC LIMIT :debtors) AS most
),
debtor AS (
  SELECT owed.customer_key, owed.overdue_minor, owed.not_due_minor
  FROM least
  CROSS JOIN owed
  CROSS JOIN dim_customer AS customer
  WHERE owed.overdue_minor >= least.overdue_minor
    AND customer.customer_key = owed.customer_key AND customer.is_current = 1
  ORDER BY owed.overdue_minor DESC, owed.not_due_minor DESC, customer.customer_id,
    owed.customer_key
  LIMIT :debtors
)
SELECT customer.customer_id, customer.name, invoice.invoice_id,
  invoice.issued_date_key AS issued_on, open.due_date_key AS due_on,
  CASE WHEN open.overdue_days > 0 THEN open.overdue_days END AS overdue_days,
  open.open_minor AS open,
  CASE WHEN open.overdue_days > 0 THEN open.open_minor ELSE 0 END AS overdue,
  CASE open.is_disputed WHEN 1 THEN open.open_minor END AS disputed
FROM debtor
CROSS JOIN open_invoice AS open
JOIN fact_invoice AS invoice ON invoice.invoice_key = open.invoice_key
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = debtor.customer_key
WHERE open.customer_key = debtor.customer_key
ORDER BY debtor.overdue_minor DESC, debtor.not_due_minor DESC, customer.customer_id,
  debtor.customer_key, open.due_date_key, invoice.invoice_id, open.invoice_key;
