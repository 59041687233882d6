-- Documents of other months that have lines on the days from :first to :last.
SELECT DISTINCT sale_line_key >> 24
FROM fact_sale_line INDEXED BY fact_sale_line_astray
WHERE ordered_date_key BETWEEN :first AND :last
  AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
ORDER BY 1;
