-- The payments of the trailing year to the month :month: the key of the invoice, the day it came.
SELECT invoice_key, paid_date_key
FROM fact_payment
WHERE payment_key >= (SELECT month_index - 11 FROM dim_month WHERE month_key = :month) << 24
  AND paid_date_key <= (SELECT last_date_key FROM dim_month WHERE month_key = :month);
