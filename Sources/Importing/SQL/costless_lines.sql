-- The lines of a range of keys that have no cost of their own, so that their product's holds.
SELECT sale_line_key, product_key, ordered_date_key, quantity_micro, cost_minor
FROM fact_sale_line
WHERE sale_line_key >= :first_key AND sale_line_key < :end_key AND is_own_cost = 0
ORDER BY sale_line_key;
