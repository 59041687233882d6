-- completeness: how many of a source's customers have each field filled, by source.
-- A source's own record of each account, the latest one; fields borne by facts only count too.
-- columns:
--   source  text  the system
--   field  text  the field
--   customers  count  customers the source knows
--   filled  count  of them those with the field
--   ratio  ratio  filled ÷ customers
WITH known AS (
  SELECT account.source_key, record.account_key, max(name) AS name, max(kind) AS kind,
    max(tax_id) AS tax_id, max(email) AS email, max(phone) AS phone, max(street) AS street,
    max(city) AS city, max(postal_code) AS postal_code, max(country) AS country,
    max(region) AS region, max(market) AS market, max(acquired_date_key) AS acquired_on,
    max(acquisition_source) AS acquisition_source, max(rep_key) AS rep_id,
    max(language) AS language, max(marketing_consent) AS marketing_consent,
    max(preferred_medium) AS preferred_medium
  FROM customer_record AS record
  JOIN dim_account AS account ON account.account_key = record.account_key
  GROUP BY account.source_key, record.account_key
),
counted AS (
  SELECT source_key, count(*) AS customers, count(name) AS name, count(kind) AS kind,
    count(tax_id) AS tax_id, count(email) AS email, count(phone) AS phone,
    count(street) AS street, count(city) AS city, count(postal_code) AS postal_code,
    count(country) AS country, count(region) AS region, count(market) AS market,
    count(nullif(acquired_on, 0)) AS acquired_on, count(acquisition_source) AS acquisition_source,
    count(nullif(rep_id, 0)) AS rep_id, count(language) AS language,
    count(marketing_consent) AS marketing_consent, count(preferred_medium) AS preferred_medium
  FROM known
  GROUP BY source_key
),
field (position, field) AS (
  VALUES (1, 'name'), (2, 'kind'), (3, 'tax_id'), (4, 'email'), (5, 'phone'), (6, 'street'),
    (7, 'city'), (8, 'postal_code'), (9, 'country'), (10, 'region'), (11, 'market'),
    (12, 'acquired_on'), (13, 'acquisition_source'), (14, 'rep_id'), (15, 'language'),
    (16, 'marketing_consent'), (17, 'preferred_medium')
),
filled AS (
  SELECT source_key, position, field, customers,
    CASE position WHEN 1 THEN name WHEN 2 THEN kind WHEN 3 THEN tax_id WHEN 4 THEN email
      WHEN 5 THEN phone WHEN 6 THEN street WHEN 7 THEN city WHEN 8 THEN postal_code
      WHEN 9 THEN country WHEN 10 THEN region WHEN 11 THEN market WHEN 12 THEN acquired_on
      WHEN 13 THEN acquisition_source WHEN 14 THEN rep_id WHEN 15 THEN language
      WHEN 16 THEN marketing_consent ELSE preferred_medium END AS filled
  FROM counted CROSS JOIN field
)
SELECT source.name AS source, filled.field, filled.customers, filled.filled,
  1.0 * filled.filled / nullif(filled.customers, 0) AS ratio
FROM filled
JOIN source ON source.source_key = filled.source_key
ORDER BY source.name, filled.position;
