-- dunning_invoices: the overdue invoices behind the dunning list, one row each, ready for a mail merge.
-- Disputed invoices are left out, and customers whose credits cover what is overdue.
-- needs: open_invoices
-- parameters:
--   month  month  last  the month
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   language  text  in which language
--   invoice_id  id  the invoice
--   issued_on  date  its day
--   due_on  date  by when it was to be paid
--   overdue_days  count  days since then
--   open  money  what is open
WITH open AS MATERIALIZED (
  SELECT * FROM open_invoice WHERE overdue_days > 0 AND is_disputed = 0
),
owed AS (
  SELECT customer_key, sum(open_minor) AS overdue_minor, max(overdue_days) AS overdue_days
  FROM open
  GROUP BY customer_key
),
late AS (
  SELECT owed.customer_key
  FROM owed
  CROSS JOIN setting
  LEFT JOIN receivable_month AS receivable
    ON receivable.month_key = :month AND receivable.customer_key = owed.customer_key
  WHERE owed.overdue_minor > coalesce(receivable.credit_minor, 0)
    AND owed.overdue_days >= setting.dunning_reminder_days AND owed.customer_key <> 0
)
SELECT customer.customer_id, customer.name, customer.language, invoice.invoice_id,
  invoice.issued_date_key AS issued_on, open.due_date_key AS due_on, open.overdue_days,
  open.open_minor AS open
FROM late
JOIN open ON open.customer_key = late.customer_key
JOIN fact_invoice AS invoice ON invoice.invoice_key = open.invoice_key
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = open.customer_key
ORDER BY customer.customer_id, open.due_date_key, invoice.invoice_id, open.invoice_key;
