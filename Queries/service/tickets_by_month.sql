-- tickets_by_month: requests and complaints opened, closed and left open, month by month.
-- parameters:
--   month  month  last  the last month
--   months  integer  25  how many months
-- columns:
--   month  month  the month
--   opened  count  opened in it
--   closed  count  closed in it
--   open_at_end  count  open at its end
--   complaints  count  of those opened, complaints
--   complaint_ratio  ratio  complaints ÷ opened
--   median_days_to_close  days  of those closed in it
--   satisfaction  real  mean of those opened in it that have one
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
span AS (
  SELECT month.month_key, month.last_date_key
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  WHERE month.month_key >= (SELECT first_month_key FROM history_month)
),
opened AS (
  SELECT opened_date_key / 100 AS month_key, count(*) AS tickets,
    sum(CASE kind WHEN 'complaint' THEN 1 ELSE 0 END) AS complaints,
    avg(satisfaction_micro / 1000000.0) AS satisfaction
  FROM fact_ticket
  GROUP BY opened_date_key / 100
),
closed AS (
  SELECT ticket.closed_date_key / 100 AS month_key, until.day_number - since.day_number AS days,
    row_number() OVER (PARTITION BY ticket.closed_date_key / 100
      ORDER BY until.day_number - since.day_number, ticket.ticket_key) AS place,
    count(*) OVER (PARTITION BY ticket.closed_date_key / 100) AS tickets
  FROM fact_ticket AS ticket
  JOIN dim_date AS since ON since.date_key = ticket.opened_date_key
  JOIN dim_date AS until ON until.date_key = ticket.closed_date_key
  WHERE ticket.closed_date_key > 0
),
closing AS (
  SELECT month_key, count(*) AS tickets,
    avg(CASE WHEN place IN ((tickets + 1) / 2, (tickets + 2) / 2) THEN 1.0 * days END) AS median_days
  FROM closed
  GROUP BY month_key
)
SELECT span.month_key AS month, coalesce(opened.tickets, 0) AS opened,
  coalesce(closing.tickets, 0) AS closed,
  (SELECT count(*) FROM fact_ticket AS ticket WHERE ticket.opened_date_key <= span.last_date_key
    AND (ticket.closed_date_key = 0 OR ticket.closed_date_key > span.last_date_key)) AS open_at_end,
  coalesce(opened.complaints, 0) AS complaints,
  1.0 * opened.complaints / nullif(opened.tickets, 0) AS complaint_ratio,
  closing.median_days AS median_days_to_close, opened.satisfaction
FROM span
LEFT JOIN opened ON opened.month_key = span.month_key
LEFT JOIN closing ON closing.month_key = span.month_key
WHERE EXISTS (SELECT 1 FROM fact_ticket)
ORDER BY span.month_key;
