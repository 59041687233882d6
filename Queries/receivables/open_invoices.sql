-- open_invoices: every invoice open at the month's end, by customer and due day.
-- What is open is the amount less payments, credit notes, settlement and write-off to that day; in
-- the company's currency at the rate of the issue day.
-- needs: open_invoices
-- parameters:
--   month  month  last  the month
--   customer_id  text  none  of this customer; of all where not given
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   invoice_id  id  the invoice
--   issued_on  date  its day
--   due_on  date  by when it is to be paid: its own day, else by the term of payment
--   overdue_days  count  days since then; blank where it is not due
--   currency  text  the invoice's currency
--   amount  real  the invoice's amount, in its currency
--   open  money  what is open, in the company's currency
--   is_disputed  flag  the customer disputes it
WITH open AS MATERIALIZED (
  SELECT * FROM open_invoice
)
SELECT customer.customer_id, customer.name, invoice.invoice_id,
  invoice.issued_date_key AS issued_on, open.due_date_key AS due_on,
  CASE WHEN open.overdue_days > 0 THEN open.overdue_days END AS overdue_days, currency.currency,
  invoice.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
    ELSE 100.0 END AS amount,
  open.open_minor AS open, open.is_disputed
FROM open
JOIN fact_invoice AS invoice ON invoice.invoice_key = open.invoice_key
JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = open.customer_key
WHERE :customer_id IS NULL OR customer.customer_id = :customer_id
ORDER BY customer.customer_id, open.due_date_key, invoice.invoice_id, open.invoice_key;
