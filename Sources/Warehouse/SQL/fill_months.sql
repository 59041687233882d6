-- The months of the days in dim_date that are not there yet; :fiscal is the fiscal year's first month.
INSERT OR IGNORE INTO dim_month
SELECT month_key, printf('%04d-%02d', year, month), year * 12 + month - 1, year, month,
  min(date_key), max(date_key), max(day_number), count(*),
  CASE month WHEN 1 THEN month_key - 89 ELSE month_key - 1 END,
  month_key - 100, fiscal_year, fiscal_month,
  CASE WHEN month >= :fiscal THEN year * 100 + :fiscal ELSE (year - 1) * 100 + :fiscal END
FROM dim_date
WHERE date_key > 0
GROUP BY month_key;
