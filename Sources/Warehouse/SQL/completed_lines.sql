-- The completed lines ordered from the day ?3 to the day ?4, a month's, whose keys lie from ?1 up to ?2:
-- the lines of a month lie together, but for the few astray ones, which have an index.
SELECT account_key, product_key, quantity_micro, revenue_minor
FROM fact_sale_line
WHERE sale_line_key >= ?1 AND sale_line_key < ?2
  AND ordered_date_key BETWEEN ?3 AND ?4 AND status = 2
UNION ALL
SELECT account_key, product_key, quantity_micro, revenue_minor
FROM fact_sale_line INDEXED BY fact_sale_line_astray
WHERE ordered_date_key BETWEEN ?3 AND ?4 AND status = 2
  AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48;
