-- The last revision in each slot of the lines whose keys lie from :from up to :to.
SELECT max(sale_line_key)
FROM fact_sale_line
WHERE sale_line_key >= :from AND sale_line_key < :to
GROUP BY sale_line_key >> 8
ORDER BY 1;
