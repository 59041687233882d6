-- The first and the last month, by their indices, whose documents have lines.
SELECT min(sale_line_key) >> 48, max(sale_line_key) >> 48
FROM fact_sale_line;
