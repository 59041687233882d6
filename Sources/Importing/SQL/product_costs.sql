-- What a unit of each product costs, from which day on.
SELECT product_key, valid_from_date_key, unit_cost_mantissa, unit_cost_scale
FROM product_cost
ORDER BY product_key, valid_from_date_key;
