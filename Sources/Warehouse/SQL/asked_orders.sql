-- How many orders the customers asked about have in the months from :first to :last.
SELECT count(*)
FROM asked_customer AS asked
CROSS JOIN dim_month AS month
CROSS JOIN customer_order AS document
WHERE month.month_key BETWEEN :first AND :last AND document.month_key = month.month_key
  AND document.customer_key = asked.customer_key;
