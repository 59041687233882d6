-- customer_four_c: a customer's cost, value, convenience and communication in the trailing year.
-- Cost is what the customer pays and how long it waits; value what it brings. Waiting is the median
-- of the days from order to delivery of its lines; a line with an even place counts the lower one.
-- needs: snapshot
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the classified month
-- columns:
--   aspect  text  cost, value, convenience or communication
--   measure  text  which figure
--   unit  text  ISO currency, count, ratio, days or text
--   value  by_unit  the figure; blank where it is not known
WITH asked AS (
  SELECT month.last_date_key, snapshot.*, setting.currency
  FROM dim_month AS month
  JOIN dim_customer AS customer ON customer.customer_id = :customer AND customer.is_current = 1
  JOIN customer_snapshot AS snapshot ON snapshot.month_key = month.month_key
    AND snapshot.customer_key = customer.customer_key
  CROSS JOIN setting
  WHERE month.month_key = :month
),
document AS (
  SELECT DISTINCT document.order_key
  -- CROSS JOIN keeps the order of the ways: the months, their documents.
  FROM dim_month AS month
  CROSS JOIN customer_order AS document
  WHERE month.month_key > :month - 100 AND month.month_key <= :month
    AND document.month_key = month.month_key AND document.customer_key = (SELECT customer_key FROM asked)
),
-- status + 0: the way to the lines is by their document, not by their status.
line AS (
  SELECT line.*, ordered.day_number AS ordered_number, delivered.day_number AS delivered_number
  FROM document
  JOIN fact_sale_line AS line ON line.sale_line_key >= document.order_key << 24
    AND line.sale_line_key < (document.order_key + 1) << 24
  JOIN dim_date AS ordered ON ordered.date_key = line.ordered_date_key
  LEFT JOIN dim_date AS delivered ON delivered.date_key = nullif(line.delivered_date_key, 0)
  WHERE line.status + 0 = 2 AND line.line_count + 0 > 0 AND NOT EXISTS (
    SELECT 1 FROM fact_sale_line AS later WHERE later.sale_line_key = line.sale_line_key + 1)
),
waiting AS (
  SELECT delivered_number - ordered_number AS days,
    row_number() OVER (ORDER BY delivered_number - ordered_number, sale_line_key) AS place,
    count(*) OVER () AS lines
  FROM line
  WHERE delivered_number IS NOT NULL
),
convenience AS (
  SELECT count(DISTINCT nullif(channel_key, 0)) AS channels,
    sum(CASE WHEN promised_date_key > 0 AND delivered_date_key > 0 THEN 1 ELSE 0 END) AS promised,
    sum(CASE WHEN promised_date_key > 0 AND delivered_date_key > 0
      AND delivered_date_key <= promised_date_key THEN 1 ELSE 0 END) AS on_time,
    (SELECT days FROM waiting WHERE place = (lines + 1) / 2) AS waiting_days
  FROM line
),
ticket AS (
  SELECT count(*) AS open_tickets
  FROM asked
  JOIN dim_account AS account ON account.customer_key = asked.customer_key
  JOIN fact_ticket AS ticket ON ticket.account_key = account.account_key
  WHERE ticket.opened_date_key <= asked.last_date_key
    AND (ticket.closed_date_key = 0 OR ticket.closed_date_key > asked.last_date_key)
),
figure (position, aspect, measure, unit, value) AS (
  SELECT 1, 'cost', 'revenue_12m', currency, 1.0 * revenue_12m_minor FROM asked
  UNION ALL SELECT 2, 'cost', 'contacts_12m', 'count', 1.0 * contacts_12m FROM asked
  UNION ALL SELECT 3, 'cost', 'waiting_days', 'days', 1.0 * waiting_days FROM convenience
  UNION ALL SELECT 4, 'value', 'margin_12m', currency, 1.0 * margin_12m_minor FROM asked
  UNION ALL SELECT 5, 'value', 'cost_to_serve_12m', currency, 1.0 * cost_to_serve_12m_minor
    FROM asked
  UNION ALL SELECT 6, 'value', 'contribution_12m', currency, 1.0 * contribution_12m_minor
    FROM asked
  UNION ALL SELECT 7, 'value', 'lifetime_value_12m', currency, 1.0 * lifetime_value_12m_minor
    FROM asked
  UNION ALL SELECT 8, 'convenience', 'channels_12m', 'count', 1.0 * channels FROM convenience
  UNION ALL SELECT 9, 'convenience', 'on_time_ratio', 'ratio', 1.0 * on_time / nullif(promised, 0)
    FROM convenience
  UNION ALL SELECT 10, 'communication', 'contact_minutes_12m', 'quantity',
    1.0 * contact_minutes_micro_12m FROM asked
  UNION ALL SELECT 11, 'communication', 'open_tickets', 'count', 1.0 * open_tickets FROM ticket
)
SELECT figure.aspect, figure.measure, figure.unit, figure.value
FROM figure
WHERE EXISTS (SELECT 1 FROM asked)
ORDER BY figure.position;
