-- The first month index that can have an invoice or a payment, the last that can have one by its key,
-- and the last that has an astray one; NULL where there is none.
WITH span (first_index, last_index, last_stray_index) AS (
  SELECT (SELECT min(invoice_key) >> 24 FROM fact_invoice),
    (SELECT max(invoice_key) >> 24 FROM fact_invoice), NULL
  UNION ALL
  SELECT (SELECT min(payment_key) >> 24 FROM fact_payment),
    (SELECT max(payment_key) >> 24 FROM fact_payment), NULL
  UNION ALL
  SELECT min(issued_date_key) / 10000 * 12 + min(issued_date_key) / 100 % 100 - 1, NULL,
    max(issued_date_key) / 10000 * 12 + max(issued_date_key) / 100 % 100 - 1
  FROM fact_invoice INDEXED BY fact_invoice_astray
  WHERE issued_date_key > 0
    AND issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24
  UNION ALL
  SELECT min(paid_date_key) / 10000 * 12 + min(paid_date_key) / 100 % 100 - 1, NULL,
    max(paid_date_key) / 10000 * 12 + max(paid_date_key) / 100 % 100 - 1
  FROM fact_payment INDEXED BY fact_payment_astray
  WHERE paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24
)
SELECT min(first_index), max(last_index), max(last_stray_index) FROM span;
