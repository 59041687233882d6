-- The files with facts in money of the days from :first_day to :last_day; :first_month and :end_month
-- are the indices of their months and of the one behind them.
SELECT file_key FROM fact_sale_line
WHERE sale_line_key >= :first_month << 48 AND sale_line_key < :end_month << 48
  AND ordered_date_key BETWEEN :first_day AND :last_day
UNION
SELECT file_key FROM fact_sale_line INDEXED BY fact_sale_line_astray
WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
  AND ordered_date_key BETWEEN :first_day AND :last_day
UNION
SELECT file_key FROM fact_invoice
WHERE invoice_key >= :first_month << 24 AND invoice_key < :end_month << 24
  AND issued_date_key BETWEEN :first_day AND :last_day
UNION
SELECT file_key FROM fact_invoice INDEXED BY fact_invoice_astray
WHERE issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24
  AND issued_date_key BETWEEN :first_day AND :last_day
UNION
SELECT file_key FROM fact_payment
WHERE payment_key >= :first_month << 24 AND payment_key < :end_month << 24
  AND paid_date_key BETWEEN :first_day AND :last_day
UNION
SELECT file_key FROM fact_payment INDEXED BY fact_payment_astray
WHERE paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24
  AND paid_date_key BETWEEN :first_day AND :last_day;
