-- The lines planned, open or cancelled that were ordered behind the day ?1 and up to the day ?2, which
-- have an index: each with its document, its status and whether it is from ?3 on, ?4 on, ?5 on or older.
SELECT sale_line_key >> 24 << 4 | status << 2 | CASE WHEN ordered_date_key >= ?3 THEN 0
    WHEN ordered_date_key >= ?4 THEN 1 WHEN ordered_date_key >= ?5 THEN 2 ELSE 3 END,
  line_count, revenue_minor
FROM fact_sale_line
WHERE ordered_date_key > ?1 AND ordered_date_key <= ?2 AND status <> 2;
