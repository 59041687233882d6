-- order_book: planned, open and cancelled lines of the trailing year by age, as they stand today.
-- Age is from the day of the order to the month's end. Cancelled lines are those ordered in the
-- trailing year; what was ordered after the month's end is left out.
-- parameters:
--   month  month  last  the month
-- columns:
--   status  text  planned, open or cancelled
--   age  text  0–30, 31–60, 61–90 or over 90 days
--   lines  count  lines
--   orders  count  documents, each at the age of its oldest such line
--   value  money  their revenue
--   share  ratio  of the value of the status
WITH asked AS (
  SELECT month_key, last_date_key, last_day_number, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month WHERE month_key = :month
),
-- These few lines have an index.
pending AS (
  SELECT status, sale_line_key >> 24 AS order_key, ordered_date_key, line_count, revenue_minor
  FROM fact_sale_line
  WHERE ordered_date_key > (SELECT year_before_key FROM asked)
    AND ordered_date_key <= (SELECT last_date_key FROM asked) AND status <> 2
),
aged AS (
  SELECT pending.status, pending.order_key,
    CASE WHEN asked.last_day_number - ordered.day_number <= 30 THEN 1
      WHEN asked.last_day_number - ordered.day_number <= 60 THEN 2
      WHEN asked.last_day_number - ordered.day_number <= 90 THEN 3 ELSE 4 END AS position,
    sum(line_count) AS lines, sum(revenue_minor) AS revenue_minor
  FROM pending
  CROSS JOIN asked
  JOIN dim_date AS ordered ON ordered.date_key = pending.ordered_date_key
  GROUP BY 1, 2, 3
),
held AS (
  SELECT aged.*, max(position) OVER (PARTITION BY status, order_key) AS oldest_position
  FROM aged
  WHERE lines > 0
)
SELECT CASE status WHEN 0 THEN 'planned' WHEN 1 THEN 'open' ELSE 'cancelled' END AS status,
  CASE position WHEN 1 THEN '0–30' WHEN 2 THEN '31–60' WHEN 3 THEN '61–90' ELSE 'over 90' END AS age,
  sum(lines) AS lines, sum(CASE position WHEN oldest_position THEN 1 ELSE 0 END) AS orders,
  sum(revenue_minor) AS value,
  1.0 * sum(revenue_minor) / nullif(sum(sum(revenue_minor)) OVER (PARTITION BY held.status), 0)
    AS share
FROM held
GROUP BY held.status, position
ORDER BY held.status, position;
