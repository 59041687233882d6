-- What the sources say of each account: the columns of customer_record as they stand, to the last
-- that a customer has.
SELECT account_key, is_borne_by_facts, valid_from_date_key, stamp = 'closed',
  name, kind, tax_id, registration_id, parent_id, email, phone, street, city, postal_code,
  country, region, market, acquired_date_key, acquisition_source, rep_key, birthday, name_day,
  language, marketing_consent, preferred_medium, payment_term_days, credit_limit_minor
FROM customer_record
WHERE account_key >= :first_account_key AND account_key <= :last_account_key
ORDER BY account_key, is_borne_by_facts, valid_from_date_key;
