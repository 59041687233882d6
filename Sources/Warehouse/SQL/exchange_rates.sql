-- The rates of each currency, day after day.
SELECT currency, date_key, base, numerator, denominator
FROM exchange_rate
ORDER BY currency, date_key, source_key;
