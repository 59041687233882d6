-- The days of the years :first to :last that are not there yet; :fiscal is the fiscal year's first month.
INSERT OR IGNORE INTO dim_date
WITH RECURSIVE day (date_on) AS (
  SELECT printf('%04d-01-01', :first)
  UNION ALL
  SELECT date(date_on, '+1 day') FROM day WHERE date_on < printf('%04d-12-31', :last)
),
part AS (
  SELECT date_on,
    CAST(strftime('%Y', date_on) AS INTEGER) AS year,
    CAST(strftime('%m', date_on) AS INTEGER) AS month,
    CAST(strftime('%d', date_on) AS INTEGER) AS day,
    (CAST(strftime('%w', date_on) AS INTEGER) + 6) % 7 + 1 AS weekday,
    -- The Thursday of a day's week says the ISO year.
    date(date_on, '-' || ((CAST(strftime('%w', date_on) AS INTEGER) + 6) % 7) || ' days', '+3 days') AS thursday
  FROM day
)
SELECT year * 10000 + month * 100 + day, date_on,
  CAST(julianday(date_on) - julianday('1970-01-01') AS INTEGER),
  year, (month + 2) / 3, month, year * 100 + month, day,
  CAST(strftime('%Y', thursday) AS INTEGER),
  (CAST(strftime('%j', thursday) AS INTEGER) + 6) / 7,
  weekday,
  year + (:fiscal > 1 AND month >= :fiscal),
  (month - :fiscal + 12) % 12 / 3 + 1,
  (month - :fiscal + 12) % 12 + 1
FROM part;
