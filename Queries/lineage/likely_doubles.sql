-- likely_doubles: customers that are likely one although no rule joins them, by the strongest sign.
-- The sign is an id, e-mail address or telephone number that both bear, the same name and town
-- (written without marks, blanks and capitals), or one letter's difference between these. Left out are
-- customers that the workspace keeps apart, those with different registration ids, and what more than
-- twenty accounts share. A joined customer may bear the shared value in a source that its own page
-- does not show.
-- columns:
--   sign  text  tax_id, registration_id, email, phone, name or one_edit
--   customer_id  id  one customer
--   name  text  its name
--   city  text  its town
--   value  text  its id, address or number, where that is the sign
--   other_customer_id  id  the other customer
--   other_name  text  its name
--   other_city  text  its town
--   other_value  text  its id, address or number, where that is the sign
WITH strength (sign, position) AS (
  VALUES ('tax_id', 1), ('registration_id', 2), ('email', 3), ('phone', 4), ('name', 5),
    ('one_edit', 6)
)
SELECT strength.sign, customer.customer_id, customer.name, customer.city,
  CASE strength.sign WHEN 'tax_id' THEN customer.tax_id
    WHEN 'registration_id' THEN customer.registration_id WHEN 'email' THEN customer.email
    WHEN 'phone' THEN customer.phone END AS value,
  other.customer_id AS other_customer_id, other.name AS other_name, other.city AS other_city,
  CASE strength.sign WHEN 'tax_id' THEN other.tax_id
    WHEN 'registration_id' THEN other.registration_id WHEN 'email' THEN other.email
    WHEN 'phone' THEN other.phone END AS other_value
FROM likely_double AS double
CROSS JOIN strength
CROSS JOIN dim_customer AS customer
CROSS JOIN dim_customer AS other
WHERE strength.sign = double.sign
  AND customer.customer_key = double.customer_key AND customer.is_current = 1
  AND other.customer_key = double.other_customer_key AND other.is_current = 1
ORDER BY strength.position, customer.customer_id, other.customer_id;
