-- The completed lines of the days from :first to :last, all revisions, a document's together in the
-- order of their keys: those of the documents of these months, and the astray ones of others, which an
-- index gives by their days.
SELECT sale_line_key, account_key, product_key, quantity_micro
FROM fact_sale_line
WHERE sale_line_key >= :from AND sale_line_key < :end AND status = 2
  AND ordered_date_key >= :first AND ordered_date_key <= :last
UNION ALL
SELECT * FROM (
  SELECT sale_line_key, account_key, product_key, quantity_micro
  FROM fact_sale_line INDEXED BY fact_sale_line_astray
  WHERE ordered_date_key >= :first AND ordered_date_key <= :last AND status = 2
    AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
    AND (sale_line_key < :from OR sale_line_key >= :end)
  ORDER BY sale_line_key);
