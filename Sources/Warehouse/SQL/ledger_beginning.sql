-- The first month index that can have an invoice or a payment; NULL where there is none. Keys tell
-- it of all but the astray rows, whose days an index has.
SELECT min(month_index)
FROM (
  SELECT min(invoice_key) >> 24 AS month_index FROM fact_invoice
  UNION ALL
  SELECT min(payment_key) >> 24 FROM fact_payment
  UNION ALL
  SELECT min(issued_date_key) / 10000 * 12 + min(issued_date_key) / 100 % 100 - 1
  FROM fact_invoice INDEXED BY fact_invoice_astray
  WHERE issued_date_key > 0
    AND issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24
  UNION ALL
  SELECT min(paid_date_key) / 10000 * 12 + min(paid_date_key) / 100 % 100 - 1
  FROM fact_payment INDEXED BY fact_payment_astray
  WHERE paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24
);
