-- customer_invoices: a customer's invoices with what was paid, the latest first.
-- Amounts are in the invoice's own currency; payments in another one are left to the balance of the
-- receivables. Days overdue count to the last day with a fact.
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   invoice_id  id  the invoice
--   source  text  the source
--   issued_on  date  the day of issue
--   due_on  date  the day by which it should be paid
--   currency  text  its currency
--   unit  text  the same, for the amounts
--   amount  by_unit  with tax
--   paid  by_unit  payments that name it, in its currency
--   settled_on  date  the day on which it was settled, where the source says
--   overdue_days  count  days since the due day, where less is paid than its amount
--   is_disputed  flag  whether it is in dispute
WITH account AS (
  SELECT account.account_key
  FROM dim_customer AS customer
  JOIN dim_account AS account ON account.customer_key = customer.customer_key
  WHERE customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
),
-- IN: with an index or in one walk, never by an index made for the question.
invoice AS (
  SELECT *
  FROM fact_invoice
  WHERE account_key IN (SELECT account_key FROM account) AND is_inferred = 0
),
payment AS (
  SELECT invoice_key, currency_key, amount_minor
  FROM fact_payment
  WHERE invoice_key IN (SELECT invoice_key FROM invoice)
),
paid AS (
  SELECT invoice.invoice_key, sum(payment.amount_minor) AS paid_minor
  FROM payment
  CROSS JOIN fact_invoice AS invoice
  WHERE invoice.invoice_key = payment.invoice_key AND invoice.currency_key = payment.currency_key
  GROUP BY invoice.invoice_key
)
SELECT invoice.invoice_id, source.name AS source, invoice.issued_date_key AS issued_on,
  invoice.due_date_key AS due_on, currency.currency, currency.currency AS unit,
  invoice.amount_minor AS amount, coalesce(paid.paid_minor, 0) AS paid,
  invoice.settled_date_key AS settled_on,
  CASE WHEN invoice.amount_minor > coalesce(paid.paid_minor, 0) AND invoice.settled_date_key = 0
      AND invoice.written_off_date_key = 0 AND invoice.due_date_key < last.date_key
    THEN last.day_number - due.day_number END AS overdue_days,
  invoice.is_disputed
FROM invoice
JOIN source ON source.source_key = invoice.source_key
JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
JOIN dim_date AS due ON due.date_key = invoice.due_date_key
JOIN dim_date AS last ON last.date_key = (SELECT last_date_key FROM history)
LEFT JOIN paid ON paid.invoice_key = invoice.invoice_key
ORDER BY invoice.issued_date_key DESC, invoice.invoice_id DESC, source.name;
