-- Each version of a customer with its market, the earliest first: a version's key is its customer's
-- with the day from which it holds. The present one says the days for paying, where some are agreed.
SELECT customer_key, valid_from_date_key, market_key, country_key, is_current, payment_term_days
FROM dim_customer
ORDER BY customer_version_key;
