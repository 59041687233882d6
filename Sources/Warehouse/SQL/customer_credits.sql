-- What customers have to their credit at a month's end.
SELECT customer_key, credit_minor
FROM receivable_month
WHERE month_key = :month AND credit_minor <> 0;
