-- How many orders the customers asked about have in a month.
SELECT count(*)
FROM asked_customer AS asked
CROSS JOIN customer_order AS document
WHERE document.month_key = :month AND document.customer_key = asked.customer_key;
