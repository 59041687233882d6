-- Whether a customer bears a class in a month.
SELECT 1 FROM customer_tag WHERE month_key = ?1 AND customer_key = ?2 AND class = ?3;
