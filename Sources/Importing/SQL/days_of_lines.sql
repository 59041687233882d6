-- The days of the lines whose keys lie from :from up to :to.
SELECT DISTINCT ordered_date_key
FROM fact_sale_line
WHERE sale_line_key >= :from AND sale_line_key < :to;
