-- The lines of the files in claimed_file that stand, not reversed, and that the file :file lacks, with
-- days from :first_day to :last_day; those of the documents in spared_id are left alone. :first_key and
-- :end_key bound the keys of the months of these days; lines astray have an index of their own.
WITH candidate AS (
  SELECT sale_line_key FROM fact_sale_line
  WHERE sale_line_key >= :first_key AND sale_line_key < :end_key
    AND ordered_date_key BETWEEN :first_day AND :last_day
    AND file_key IN (SELECT file_key FROM claimed_file)
  UNION
  SELECT sale_line_key FROM fact_sale_line INDEXED BY fact_sale_line_astray
  WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
    AND ordered_date_key BETWEEN :first_day AND :last_day
    AND file_key IN (SELECT file_key FROM claimed_file)
)
SELECT candidate.sale_line_key FROM candidate
JOIN dim_order ON dim_order.order_key = candidate.sale_line_key >> 24
WHERE candidate.sale_line_key & 1 = 0
  AND NOT EXISTS (SELECT 1 FROM fact_sale_line AS later
    WHERE later.sale_line_key > candidate.sale_line_key
      AND later.sale_line_key < ((candidate.sale_line_key >> 8) + 1) << 8)
  AND dim_order.order_id NOT IN (SELECT id FROM spared_id)
ORDER BY candidate.sale_line_key;
