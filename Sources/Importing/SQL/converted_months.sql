-- The months of payments and credit notes in another currency than the invoice that they name, of the
-- days from :first_day to :last_day; :first_month and :end_month are the indices of their months and of
-- the one behind them.
SELECT payment.paid_date_key / 100
FROM fact_payment AS payment
JOIN fact_invoice AS invoice ON invoice.invoice_key = payment.invoice_key
WHERE payment.payment_key >= :first_month << 24 AND payment.payment_key < :end_month << 24
  AND payment.paid_date_key BETWEEN :first_day AND :last_day
  AND invoice.is_inferred = 0 AND invoice.currency_key <> payment.currency_key
UNION
SELECT payment.paid_date_key / 100
FROM fact_payment AS payment INDEXED BY fact_payment_astray
JOIN fact_invoice AS invoice ON invoice.invoice_key = payment.invoice_key
WHERE payment.paid_date_key / 10000 * 12 + payment.paid_date_key / 100 % 100 - 1
    <> payment.payment_key >> 24
  AND payment.paid_date_key BETWEEN :first_day AND :last_day
  AND invoice.is_inferred = 0 AND invoice.currency_key <> payment.currency_key
UNION
SELECT note.issued_date_key / 100
FROM fact_invoice AS note
JOIN fact_invoice AS invoice ON invoice.invoice_key = note.corrects_invoice_key
WHERE note.invoice_key >= :first_month << 24 AND note.invoice_key < :end_month << 24
  AND note.issued_date_key BETWEEN :first_day AND :last_day AND note.corrects_invoice_key <> 0
  AND invoice.is_inferred = 0 AND invoice.currency_key <> note.currency_key
UNION
SELECT note.issued_date_key / 100
FROM fact_invoice AS note INDEXED BY fact_invoice_astray
JOIN fact_invoice AS invoice ON invoice.invoice_key = note.corrects_invoice_key
WHERE note.issued_date_key / 10000 * 12 + note.issued_date_key / 100 % 100 - 1
    <> note.invoice_key >> 24
  AND note.issued_date_key BETWEEN :first_day AND :last_day AND note.corrects_invoice_key <> 0
  AND invoice.is_inferred = 0 AND invoice.currency_key <> note.currency_key;
