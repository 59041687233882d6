-- The delays of the trailing year to the month :month.
SELECT delay_list
FROM payment_delay_month
WHERE month_key > :month - 100 AND month_key <= :month;
