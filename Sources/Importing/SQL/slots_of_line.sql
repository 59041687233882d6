-- Among the lines whose keys lie from ?1 up to ?2, the last slot of those numbered ?3, and of all.
SELECT max(CASE WHEN line_no = ?3 THEN sale_line_key >> 8 & 65535 END),
  max(sale_line_key >> 8 & 65535)
FROM fact_sale_line
WHERE sale_line_key >= ?1 AND sale_line_key < ?2;
