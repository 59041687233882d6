-- What accounts have paid without naming an invoice, negative.
SELECT account_key, balance_minor
FROM open_item
WHERE invoice_key = 0 AND payment_key = 0;
