-- completeness_by_rep: how many customers of each person responsible have each field filled.
-- What is valid on the month's last day, of customers who have somebody responsible.
-- parameters:
--   month  month  last  the month
-- columns:
--   rep  text  the person responsible
--   field  text  the field
--   customers  count  customers of the person
--   filled  count  of them those with the field
--   ratio  ratio  filled ÷ customers
WITH counted AS (
  SELECT customer.rep_key, count(*) AS customers, count(customer.name) AS name,
    count(customer.tax_id) AS tax_id, count(customer.email) AS email,
    count(customer.phone) AS phone, count(customer.street) AS street,
    count(customer.city) AS city, count(customer.postal_code) AS postal_code,
    count(customer.region) AS region, count(customer.acquisition_source) AS acquisition_source,
    count(customer.language) AS language, count(customer.marketing_consent) AS marketing_consent,
    count(customer.preferred_medium) AS preferred_medium
  FROM dim_month AS month
  CROSS JOIN dim_customer AS customer
  WHERE month.month_key = :month AND customer.rep_key <> 0
    AND customer.valid_from_date_key <= month.last_date_key
    AND customer.valid_to_date_key >= month.last_date_key
  GROUP BY customer.rep_key
),
field (position, field) AS (
  VALUES (1, 'name'), (2, 'tax_id'), (3, 'email'), (4, 'phone'), (5, 'street'), (6, 'city'),
    (7, 'postal_code'), (8, 'region'), (9, 'acquisition_source'), (10, 'language'),
    (11, 'marketing_consent'), (12, 'preferred_medium')
),
filled AS (
  SELECT counted.rep_key, counted.customers, field.position, field.field,
    CASE field.field WHEN 'name' THEN name WHEN 'tax_id' THEN tax_id WHEN 'email' THEN email
      WHEN 'phone' THEN phone WHEN 'street' THEN street WHEN 'city' THEN city
      WHEN 'postal_code' THEN postal_code WHEN 'region' THEN region
      WHEN 'acquisition_source' THEN acquisition_source WHEN 'language' THEN language
      WHEN 'marketing_consent' THEN marketing_consent ELSE preferred_medium END AS filled
  FROM counted
  CROSS JOIN field
)
SELECT coalesce(rep.name, rep.rep_id) AS rep, filled.field, filled.customers, filled.filled,
  1.0 * filled.filled / filled.customers AS ratio
FROM filled
JOIN dim_rep AS rep ON rep.rep_key = filled.rep_key
ORDER BY filled.customers DESC, rep.rep_id, rep.rep_key, filled.position;
