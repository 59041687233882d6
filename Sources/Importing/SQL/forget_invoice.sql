-- The invoice :invoice is no more; what names it still knows its id, also what comes later in the run.
UPDATE fact_invoice SET order_id = NULL, account_key = 0, issued_date_key = 0, due_date_key = 0,
  settled_date_key = 0, written_off_date_key = 0, amount_minor = 0, tax_minor = NULL,
  currency_key = 0, rate_numerator = 1, rate_denominator = 1, corrects_invoice_key = 0,
  is_disputed = 0, is_inferred = 1
WHERE invoice_key = :invoice;
