-- written_off_invoices: the invoices that were given up in the last months, the latest first.
-- What was open of each on its day: the amount less payments and credit notes to that day, in the
-- company's currency at the rate of the issue day. Their sum by month is that of `write_offs`.
-- needs: day_rates
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   invoice_id  id  the invoice
--   issued_on  date  its day
--   due_on  date  by when it was to be paid; blank where the source does not say
--   written_off_on  date  the day on which it was given up
--   currency  text  the invoice's currency
--   amount  real  the invoice's amount, in its currency
--   written_off  money  what was open of it
WITH RECURSIVE asked AS (
  SELECT last.last_date_key, coalesce(first.first_date_key, 0) AS first_date_key
  FROM dim_month AS last
  LEFT JOIN dim_month AS first ON first.month_index = last.month_index - :months + 1
  WHERE last.month_key = :month
    -- A firm that gave up nothing has nothing to be looked for.
    AND EXISTS (SELECT 1 FROM ledger_month AS ledger
      WHERE ledger.month_key BETWEEN coalesce(first.month_key, 0) AND last.month_key
        AND ledger.written_off_minor <> 0)
),
-- What a document in another currency than its invoice's is worth: at the rates of its own day.
quoted AS MATERIALIZED (
  SELECT currency_key, date_key, 1.0 * numerator / denominator AS rate FROM day_rate
),
document AS MATERIALIZED (
  SELECT invoice.invoice_key, invoice.issued_date_key, invoice.settled_date_key,
    invoice.written_off_date_key, invoice.amount_minor, invoice.corrects_invoice_key,
    -- A credit note that names another document is taken off that one.
    CASE WHEN invoice.amount_minor < 0 AND invoice.corrects_invoice_key <> 0
        AND invoice.corrects_invoice_key <> invoice.invoice_key THEN 1 ELSE 0 END AS is_taken_off,
    invoice.currency_key, CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
      ELSE 100.0 END AS minor_units,
    1.0 * invoice.rate_numerator / invoice.rate_denominator AS rate
  FROM asked
  CROSS JOIN fact_invoice AS invoice
  LEFT JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
  WHERE invoice.is_inferred = 0 AND invoice.issued_date_key <= asked.last_date_key
    AND (invoice.written_off_date_key <> 0 OR invoice.corrects_invoice_key <> 0)
),
given_up AS MATERIALIZED (
  SELECT document.*, CASE WHEN written_off_date_key < issued_date_key THEN issued_date_key
    ELSE written_off_date_key END AS closed_date_key
  FROM document
  WHERE written_off_date_key <> 0 AND is_taken_off = 0
),
-- An invoice with its credit notes, and theirs. Millionths are rounded first, so that a half is one.
part AS (
  SELECT given_up.invoice_key, given_up.invoice_key AS part_key, given_up.amount_minor AS minor,
    given_up.closed_date_key, given_up.currency_key, given_up.minor_units, given_up.rate, 0 AS depth
  FROM given_up
  CROSS JOIN asked
  WHERE given_up.closed_date_key BETWEEN asked.first_date_key AND asked.last_date_key
    AND (given_up.settled_date_key = 0 OR given_up.settled_date_key > given_up.closed_date_key)
  UNION ALL
  SELECT part.invoice_key, note.invoice_key,
    CASE WHEN note.currency_key = part.currency_key THEN note.amount_minor
      ELSE CAST(round(round(note.amount_minor / note.minor_units * note.rate
        / coalesce(quoted.rate, part.rate) * part.minor_units * 1000000) / 1000000.0) AS BIGINT) END,
    part.closed_date_key, part.currency_key, part.minor_units, part.rate, part.depth + 1
  FROM part
  JOIN document AS note ON note.corrects_invoice_key = part.part_key AND note.is_taken_off = 1
    AND note.issued_date_key <= part.closed_date_key
  LEFT JOIN quoted
    ON quoted.currency_key = part.currency_key AND quoted.date_key = note.issued_date_key
  WHERE part.depth < 8
),
moved AS (
  SELECT invoice_key, minor FROM part
  UNION ALL
  SELECT part.invoice_key,
    CASE WHEN payment.currency_key = part.currency_key THEN -payment.amount_minor
      ELSE CAST(round(round(-payment.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0
          WHEN 3 THEN 1000.0 ELSE 100.0 END
        * payment.rate_numerator / payment.rate_denominator / coalesce(quoted.rate, part.rate)
        * part.minor_units * 1000000) / 1000000.0) AS BIGINT) END
  FROM part
  CROSS JOIN fact_payment AS payment
  LEFT JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
  LEFT JOIN quoted
    ON quoted.currency_key = part.currency_key AND quoted.date_key = payment.paid_date_key
  WHERE payment.invoice_key = part.part_key AND payment.invoice_key <> 0
    AND payment.paid_date_key <= part.closed_date_key
),
open AS (
  SELECT invoice_key, sum(minor) AS minor FROM moved GROUP BY invoice_key
)
SELECT customer.customer_id, customer.name, invoice.invoice_id,
  invoice.issued_date_key AS issued_on, invoice.due_date_key AS due_on,
  given_up.closed_date_key AS written_off_on, currency.currency,
  invoice.amount_minor / given_up.minor_units AS amount,
  CAST(round(round(open.minor / given_up.minor_units * given_up.rate
    * (SELECT minor_units FROM money_unit) * 1000000) / 1000000.0) AS BIGINT) AS written_off
FROM open
JOIN given_up ON given_up.invoice_key = open.invoice_key
JOIN fact_invoice AS invoice ON invoice.invoice_key = open.invoice_key
JOIN dim_account AS account ON account.account_key = invoice.account_key
LEFT JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
LEFT JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = account.customer_key
WHERE CASE WHEN invoice.amount_minor < 0 THEN open.minor < 0 ELSE open.minor > 0 END
ORDER BY given_up.closed_date_key DESC, written_off DESC, invoice.invoice_id, open.invoice_key;
