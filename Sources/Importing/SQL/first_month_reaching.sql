-- The first month, by its index, of documents that have lines in later months, some from the day :day on.
SELECT min(sale_line_key) >> 48
FROM fact_sale_line INDEXED BY fact_sale_line_astray
WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
  AND ordered_date_key >= :day;
