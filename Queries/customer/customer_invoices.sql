-- customer_invoices: a customer's invoices with what was paid, the latest first.
-- Amounts are in the invoice's own currency; payments in another one are left to the balance of the
-- receivables. Days overdue count to the last day with a fact.
-- needs: customers
-- parameters:
--   customer  text  required  the customer's id
-- columns:
--   customer_id  id  the customer
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
WITH invoice AS (
  SELECT asked.customer_id, invoice.*
  FROM asked_customer AS asked
  CROSS JOIN dim_account AS account
  CROSS JOIN fact_invoice AS invoice
  WHERE account.customer_key = asked.customer_key AND invoice.account_key = account.account_key
    AND invoice.is_inferred = 0
),
paid AS (
  SELECT invoice.invoice_key, sum(payment.amount_minor) AS paid_minor
  FROM invoice
  JOIN fact_payment AS payment ON payment.invoice_key = invoice.invoice_key
    AND payment.currency_key = invoice.currency_key
  GROUP BY invoice.invoice_key
)
SELECT invoice.customer_id, invoice.invoice_id, source.name AS source, invoice.issued_date_key AS issued_on,
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
ORDER BY invoice.customer_id, invoice.issued_date_key DESC, invoice.invoice_id DESC, source.name;
