-- Whether a line of the days from :first to :last is of a document of other months than :from to :end
-- name, or one of those documents has a line astray.
SELECT EXISTS (
  SELECT 1
  FROM fact_sale_line INDEXED BY fact_sale_line_astray
  WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
    AND ordered_date_key >= :first AND ordered_date_key <= :last
) OR EXISTS (
  SELECT 1
  FROM fact_sale_line INDEXED BY fact_sale_line_astray
  WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
    AND +sale_line_key >= :from AND +sale_line_key < :end
);
