-- The rows of the table that is worked out: the open invoices.
SELECT invoice_key, customer_key, open_minor, due_date_key, overdue_days, is_disputed
FROM open_invoice;
