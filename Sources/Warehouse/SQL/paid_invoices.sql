-- The invoices of two years to the month :month, in the order of their keys: invoice_key, account_key,
-- due_date_key, the day it was settled where that is in the trailing year, else 0.
SELECT invoice_key, account_key, due_date_key,
  CASE WHEN settled_date_key > (:month - 100) * 100 + 99
    AND settled_date_key <= (SELECT last_date_key FROM dim_month WHERE month_key = :month)
    THEN settled_date_key ELSE 0 END
FROM fact_invoice
WHERE invoice_key >= (SELECT month_index - 23 FROM dim_month WHERE month_key = :month) << 24;
