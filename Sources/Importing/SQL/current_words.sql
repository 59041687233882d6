-- What the sources say of each account, files before facts, earlier before later.
SELECT account_key, is_borne_by_facts, country, tax_id, registration_id, email, phone, name, city
FROM customer_record
ORDER BY account_key, is_borne_by_facts, valid_from_date_key;
