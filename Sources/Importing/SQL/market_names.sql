-- The names of countries and markets that records bear.
SELECT country, market FROM customer_record;
