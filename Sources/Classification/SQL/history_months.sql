-- The months of the first and the last fact of any kind; NULL where there is none.
SELECT first_month_key, last_month_key FROM history_month;
