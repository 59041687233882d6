-- The last of the lines whose keys lie from :from up to :to.
SELECT *
FROM fact_sale_line
WHERE sale_line_key >= :from AND sale_line_key < :to
ORDER BY sale_line_key DESC
LIMIT 1;
