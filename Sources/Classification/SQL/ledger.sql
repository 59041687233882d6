-- The first month of the ledger at or before :month, and what was invoiced in the 90 days to its end.
SELECT (SELECT min(month_key) FROM ledger_month WHERE month_key <= :month),
  (SELECT invoiced_90_days_minor FROM ledger_month WHERE month_key = :month);
