-- order_book: planned, open and cancelled lines of the trailing year by age, as they stand today.
-- Age is from the day of the order to the month's end. Cancelled lines are those ordered in the
-- trailing year; what was ordered after the month's end is left out.
-- parameters:
--   month  month  last  the month
-- columns:
--   status  text  planned, open or cancelled
--   age  text  0–30, 31–60, 61–90 or over 90 days
--   lines  count  lines
--   orders  count  documents
--   value  money  their revenue
--   share  ratio  of the value of the status
WITH asked AS (
  SELECT month_key, last_date_key, last_day_number FROM dim_month WHERE month_key = :month
),
pending AS (
  SELECT line.status, line.sale_line_key >> 24 AS order_key,
    asked.last_day_number - ordered.day_number AS age_days, line.line_count, line.revenue_minor
  FROM asked
  CROSS JOIN fact_sale_line AS line
  JOIN dim_date AS ordered ON ordered.date_key = line.ordered_date_key
  WHERE line.status <> 2 AND line.ordered_date_key > (asked.month_key - 100) * 100 + 99
    AND line.ordered_date_key <= asked.last_date_key
),
aged AS (
  SELECT status, order_key,
    CASE WHEN age_days <= 30 THEN 1 WHEN age_days <= 60 THEN 2 WHEN age_days <= 90 THEN 3
      ELSE 4 END AS position, sum(line_count) AS lines, sum(revenue_minor) AS revenue_minor
  FROM pending
  GROUP BY status, order_key,
    CASE WHEN age_days <= 30 THEN 1 WHEN age_days <= 60 THEN 2 WHEN age_days <= 90 THEN 3
      ELSE 4 END
)
SELECT CASE status WHEN 0 THEN 'planned' WHEN 1 THEN 'open' ELSE 'cancelled' END AS status,
  CASE position WHEN 1 THEN '0–30' WHEN 2 THEN '31–60' WHEN 3 THEN '61–90' ELSE 'over 90' END AS age,
  sum(lines) AS lines, count(*) AS orders, sum(revenue_minor) AS value,
  1.0 * sum(revenue_minor) / nullif(sum(sum(revenue_minor)) OVER (PARTITION BY aged.status), 0)
    AS share
FROM aged
WHERE lines > 0
GROUP BY aged.status, position
ORDER BY aged.status, position;
