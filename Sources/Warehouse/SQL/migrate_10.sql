-- Which day's rates amounts are converted at is kept. What is open of invoices is swept anew: payments in
-- another currency than their invoice's were converted at the rate of the invoice's issue day.
INSERT OR IGNORE INTO warehouse_setting (name, value) VALUES ('rate_day', 'same');
