-- Invoices issued on the days from :first to :last whose keys lie in another month.
SELECT invoice_key, account_key, issued_date_key, due_date_key, settled_date_key,
  written_off_date_key, amount_minor, currency_key, rate_numerator, rate_denominator,
  corrects_invoice_key, is_disputed
FROM fact_invoice INDEXED BY fact_invoice_astray
WHERE issued_date_key BETWEEN :first AND :last
  AND issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24;
