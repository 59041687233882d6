-- What accounts have paid without naming an invoice, negative.
SELECT account_key, balance_minor
FROM main.open_item
WHERE invoice_key = 0 AND payment_key = 0;
