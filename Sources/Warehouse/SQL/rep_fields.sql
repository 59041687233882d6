-- The customers who have somebody responsible on the day :day, with the fields that are counted.
SELECT rep_key, name, tax_id, email, phone, street, city, postal_code, region, acquisition_source,
  language, marketing_consent, preferred_medium
FROM dim_customer
WHERE rep_key <> 0 AND valid_from_date_key <= :day AND valid_to_date_key >= :day;
