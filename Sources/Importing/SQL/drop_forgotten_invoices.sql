-- Takes out the invoices forgotten in this run that nothing names.
DELETE FROM fact_invoice
WHERE invoice_key IN (SELECT invoice_key FROM temp.forgotten_invoice) AND is_inferred = 1
  AND NOT EXISTS (SELECT 1 FROM fact_payment
    WHERE fact_payment.invoice_key = fact_invoice.invoice_key AND fact_payment.invoice_key <> 0)
  AND invoice_key NOT IN (SELECT corrects_invoice_key FROM fact_invoice);
