-- contradicting_attributes: fields in which the sources of a joined customer contradict each other.
-- Compared is what each source says now, without blanks, dots, commas, dashes, slashes and capitals;
-- of ids and telephone numbers, one may be the other's end, for a country's code may stand before it.
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   field  text  the field
--   source  text  one system
--   value  text  what it says
--   other_source  text  another system
--   other_value  text  what that one says
WITH field (position, field) AS (
  VALUES (1, 'name'), (2, 'kind'), (3, 'tax_id'), (4, 'registration_id'), (5, 'email'),
    (6, 'phone'), (7, 'street'), (8, 'city'), (9, 'postal_code'), (10, 'country'),
    (11, 'region'), (12, 'market'), (13, 'language')
),
member AS (
  SELECT account.account_key, account.customer_key, source.name AS source
  FROM dim_account AS account
  JOIN source ON source.source_key = account.source_key
  WHERE account.customer_key IN (SELECT customer_key FROM customer_join)
),
said AS (
  SELECT member.customer_key, member.source, field.position, field.field,
    CASE field.position WHEN 1 THEN record.name WHEN 2 THEN record.kind WHEN 3 THEN record.tax_id
      WHEN 4 THEN record.registration_id WHEN 5 THEN record.email WHEN 6 THEN record.phone
      WHEN 7 THEN record.street WHEN 8 THEN record.city WHEN 9 THEN record.postal_code
      WHEN 10 THEN record.country WHEN 11 THEN record.region WHEN 12 THEN record.market
      ELSE record.language END AS value,
    record.is_borne_by_facts, record.valid_from_date_key
  FROM member
  JOIN customer_record AS record ON record.account_key = member.account_key
  CROSS JOIN field
),
ranked AS (
  SELECT said.*, row_number() OVER (PARTITION BY customer_key, source, position
    ORDER BY is_borne_by_facts, valid_from_date_key DESC) AS place
  FROM said
  WHERE value IS NOT NULL
),
plain AS (
  SELECT customer_key, source, position, field, value,
    CASE WHEN position IN (4, 6)
      THEN ltrim(replace(replace(replace(replace(replace(replace(lower(value), ' ', ''), '.', ''),
        ',', ''), '-', ''), '/', ''), '+', ''), '0')
      ELSE replace(replace(replace(replace(replace(lower(value), ' ', ''), '.', ''),
        ',', ''), '-', ''), '/', '') END AS compared
  FROM ranked
  WHERE place = 1
)
SELECT customer.customer_id, customer.name, plain.field, plain.source, plain.value,
  other.source AS other_source, other.value AS other_value
FROM plain
JOIN plain AS other ON other.customer_key = plain.customer_key
  AND other.position = plain.position AND other.source > plain.source
JOIN dim_customer AS customer
  ON customer.customer_key = plain.customer_key AND customer.is_current = 1
WHERE plain.compared <> other.compared
  AND NOT (plain.position IN (3, 4, 6) AND (plain.compared LIKE '%' || other.compared
    OR other.compared LIKE '%' || plain.compared))
ORDER BY customer.customer_id, plain.position, plain.source, other.source;
