-- Each version of a customer with its market, the latest first.
SELECT customer_key, valid_from_date_key, market_key, country_key
FROM dim_customer
ORDER BY customer_key, valid_from_date_key DESC;
