-- customer_invoices: a customer's invoices with what was paid, the latest first.
-- Amounts are in the invoice's own currency, and so is what was paid: payments in another one at the
-- rates of their day. Credit notes tell in the balance alone. Days overdue count to the month's end.
-- needs: customers asked_open_invoices day_rates
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  what happened later is left out
--   months  integer  none  only what happened in so many months to it
-- columns:
--   customer_id  id  the customer
--   invoice_id  id  the invoice
--   source  text  the source
--   issued_on  date  the day of issue
--   due_on  date  by when it is to be paid: its own day, else by the term of payment
--   currency  text  its currency
--   unit  text  the same, for the amounts
--   amount  by_unit  with tax
--   paid  by_unit  payments that name it
--   settled_on  date  the day on which it was settled, where the source says, up to the month's end
--   overdue_days  count  days since the due day, where something of it is open
--   is_disputed  flag  whether it is in dispute
WITH span AS (
  SELECT coalesce(first.first_date_key, 0) AS first_date_key, last.last_date_key,
    coalesce(first.month_index, 0) << 24 AS first_key, (last.month_index + 1) << 24 AS end_key
  FROM dim_month AS last
  LEFT JOIN dim_month AS first ON first.month_index = last.month_index - :months + 1
  WHERE last.month_key = :month
),
account AS MATERIALIZED (
  SELECT asked.customer_id, account.account_key,
    coalesce(customer.payment_term_days, setting.payment_term_days) AS term_days
  FROM asked_customer AS asked
  CROSS JOIN dim_account AS account
  CROSS JOIN dim_customer AS customer
  CROSS JOIN setting
  WHERE account.customer_key = asked.customer_key
    AND customer.customer_version_key >= asked.customer_key << 27
    AND customer.customer_version_key < (asked.customer_key + 1) << 27
    -- `NOT is_current <> 1`: an equality would have SQLite index all customers by it.
    AND NOT customer.is_current <> 1
),
-- Documents are found year by year, as their indexes have them (+: an expression has no affinity). The
-- month of a fact stands in its key, so that those of other months are passed over unread; the few
-- astray ones have an index.
year AS MATERIALIZED (
  SELECT DISTINCT month.year
  FROM span
  CROSS JOIN dim_month AS month
  WHERE month.month_index >= span.first_key >> 24 AND month.month_index < span.end_key >> 24
),
astray_invoice AS MATERIALIZED (
  SELECT invoice_key
  FROM fact_invoice
  WHERE issued_date_key >= (SELECT first_date_key FROM span)
    AND issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24
),
own AS (
  SELECT account.customer_id, account.term_days, invoice.invoice_key
  FROM span
  CROSS JOIN account
  CROSS JOIN year
  CROSS JOIN fact_invoice AS invoice
  WHERE (invoice.invoice_key >> 24) / 12 = +year.year
    AND invoice.account_key = account.account_key AND invoice.account_key <> 0
    AND invoice.invoice_key >= span.first_key AND invoice.invoice_key < span.end_key
  UNION ALL
  SELECT account.customer_id, account.term_days, invoice.invoice_key
  FROM span
  CROSS JOIN astray_invoice AS astray
  CROSS JOIN fact_invoice AS invoice
  CROSS JOIN account
  WHERE invoice.invoice_key = astray.invoice_key AND account.account_key = invoice.account_key
    AND (invoice.invoice_key < span.first_key OR invoice.invoice_key >= span.end_key)
),
-- A day that is due may lie years ahead of the calendar.
invoice AS MATERIALIZED (
  SELECT own.customer_id, invoice.*,
    CASE WHEN invoice.due_date_key <> 0 THEN invoice.due_date_key ELSE agreed.date_key END
      AS payable_date_key
  FROM span
  CROSS JOIN own
  CROSS JOIN fact_invoice AS invoice
  CROSS JOIN dim_date AS issued
  LEFT JOIN dim_date AS agreed ON agreed.day_number = issued.day_number + own.term_days
  WHERE invoice.invoice_key = own.invoice_key
    AND invoice.issued_date_key BETWEEN span.first_date_key AND span.last_date_key
    AND invoice.is_inferred = 0 AND issued.date_key = invoice.issued_date_key
),
payment AS MATERIALIZED (
  SELECT invoice.invoice_key, invoice.currency_key, payment.amount_minor,
    payment.paid_date_key, payment.currency_key AS paid_currency_key,
    1.0 * payment.rate_numerator / payment.rate_denominator AS paid_rate,
    1.0 * invoice.rate_numerator / invoice.rate_denominator AS issued_rate
  FROM span
  CROSS JOIN invoice
  CROSS JOIN fact_payment AS payment
  WHERE payment.invoice_key = invoice.invoice_key AND payment.invoice_key <> 0
    AND payment.paid_date_key <= span.last_date_key
),
unit AS (
  SELECT currency_key,
    CASE minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END AS minor_units
  FROM dim_currency
),
quoted AS MATERIALIZED (
  SELECT currency_key, date_key, 1.0 * numerator / denominator AS rate FROM day_rate
),
-- Millionths are rounded first, so that a half is one.
converted AS (
  SELECT payment.invoice_key,
    CAST(round(round(payment.amount_minor / paid.minor_units * payment.paid_rate
      / coalesce(quoted.rate, payment.issued_rate) * own.minor_units * 1000000) / 1000000.0)
      AS BIGINT) AS minor
  FROM payment
  JOIN unit AS paid ON paid.currency_key = payment.paid_currency_key
  JOIN unit AS own ON own.currency_key = payment.currency_key
  LEFT JOIN quoted
    ON quoted.currency_key = payment.currency_key AND quoted.date_key = payment.paid_date_key
  WHERE payment.paid_currency_key <> payment.currency_key
),
paid AS (
  SELECT invoice_key, sum(minor) AS paid_minor
  FROM (
    SELECT invoice_key, amount_minor AS minor FROM payment WHERE paid_currency_key = currency_key
    UNION ALL
    SELECT invoice_key, minor FROM converted
  ) AS taken
  GROUP BY invoice_key
)
SELECT invoice.customer_id, invoice.invoice_id, source.name AS source, invoice.issued_date_key AS issued_on,
  invoice.payable_date_key AS due_on, currency.currency, currency.currency AS unit,
  invoice.amount_minor AS amount, coalesce(paid.paid_minor, 0) AS paid,
  CASE WHEN invoice.settled_date_key <= span.last_date_key THEN invoice.settled_date_key END AS settled_on,
  CASE WHEN open.overdue_days > 0 THEN open.overdue_days END AS overdue_days, invoice.is_disputed
FROM span
CROSS JOIN invoice
JOIN source ON source.source_key = invoice.source_key
JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
LEFT JOIN asked_open_invoice AS open ON open.invoice_key = invoice.invoice_key
LEFT JOIN paid ON paid.invoice_key = invoice.invoice_key
ORDER BY invoice.customer_id, invoice.issued_date_key DESC, invoice.invoice_id DESC, source.name;
