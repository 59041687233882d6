-- customer_four_c: a customer's cost, value, convenience and communication in the trailing year.
-- Cost is what the customer pays and how long it waits; value what it brings. Waiting is the median
-- of the days from order to delivery of its lines; a line with an even place counts the lower one.
-- needs: snapshot customers
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   aspect  text  cost, value, convenience or communication
--   measure  text  which figure
--   unit  text  ISO currency, count, ratio, days or text
--   value  by_unit  the figure; blank where it is not known
WITH asked AS MATERIALIZED (
  SELECT named.customer_id, month.last_date_key, snapshot.*, setting.currency
  FROM asked_customer AS named
  CROSS JOIN dim_month AS month
  CROSS JOIN customer_snapshot AS snapshot
  CROSS JOIN setting
  WHERE month.month_key = :month AND snapshot.month_key = month.month_key
    AND snapshot.customer_key = named.customer_key
),
document AS (
  SELECT DISTINCT asked.customer_key, document.order_key
  FROM asked
  CROSS JOIN dim_month AS month
  CROSS JOIN customer_order AS document
  WHERE month.month_key > :month - 100 AND month.month_key <= :month
    AND document.month_key = month.month_key AND document.customer_key = asked.customer_key
),
-- status + 0: the way to the lines is by their document, not by their status.
line AS MATERIALIZED (
  SELECT document.customer_key, line.sale_line_key, line.channel_key, line.promised_date_key,
    line.delivered_date_key, delivered.day_number - ordered.day_number AS days
  FROM document
  JOIN fact_sale_line AS line ON line.sale_line_key >= document.order_key << 24
    AND line.sale_line_key < (document.order_key + 1) << 24
  LEFT JOIN dim_date AS delivered ON delivered.date_key = nullif(line.delivered_date_key, 0)
  LEFT JOIN dim_date AS ordered
    ON line.delivered_date_key > 0 AND ordered.date_key = line.ordered_date_key
  WHERE line.status + 0 = 2 AND line.line_count + 0 > 0 AND NOT EXISTS (
    SELECT 1 FROM fact_sale_line AS later WHERE later.sale_line_key = line.sale_line_key + 1)
),
placed AS (
  SELECT customer_key, days,
    row_number() OVER (PARTITION BY customer_key ORDER BY days, sale_line_key) AS place,
    count(*) OVER (PARTITION BY customer_key) AS lines
  FROM line
  WHERE days IS NOT NULL
),
waiting AS (
  SELECT customer_key, days FROM placed WHERE place = (lines + 1) / 2
),
convenience AS (
  SELECT customer_key, count(DISTINCT nullif(channel_key, 0)) AS channels,
    sum(CASE WHEN promised_date_key > 0 AND delivered_date_key > 0 THEN 1 ELSE 0 END) AS promised,
    sum(CASE WHEN promised_date_key > 0 AND delivered_date_key > 0
      AND delivered_date_key <= promised_date_key THEN 1 ELSE 0 END) AS on_time
  FROM line
  GROUP BY customer_key
),
ticket AS (
  SELECT asked.customer_key, count(*) AS open_tickets
  FROM asked
  CROSS JOIN dim_account AS account
  CROSS JOIN fact_ticket AS ticket
  WHERE account.customer_key = asked.customer_key AND ticket.account_key = account.account_key
    AND ticket.opened_date_key <= asked.last_date_key
    AND (ticket.closed_date_key = 0 OR ticket.closed_date_key > asked.last_date_key)
  GROUP BY asked.customer_key
),
figure (position, aspect, measure, unit) AS (
  VALUES (1, 'cost', 'revenue_12m', 'money'), (2, 'cost', 'contacts_12m', 'count'),
    (3, 'cost', 'waiting_days', 'days'), (4, 'value', 'margin_12m', 'money'),
    (5, 'value', 'cost_to_serve_12m', 'money'), (6, 'value', 'contribution_12m', 'money'),
    (7, 'value', 'lifetime_value_12m', 'money'), (8, 'convenience', 'channels_12m', 'count'),
    (9, 'convenience', 'on_time_ratio', 'ratio'),
    (10, 'communication', 'contact_minutes_12m', 'quantity'),
    (11, 'communication', 'open_tickets', 'count')
)
SELECT asked.customer_id, figure.aspect, figure.measure,
  CASE figure.unit WHEN 'money' THEN asked.currency ELSE figure.unit END AS unit,
  1.0 * CASE figure.position WHEN 1 THEN asked.revenue_12m_minor WHEN 2 THEN asked.contacts_12m
    WHEN 3 THEN waiting.days WHEN 4 THEN asked.margin_12m_minor
    WHEN 5 THEN asked.cost_to_serve_12m_minor WHEN 6 THEN asked.contribution_12m_minor
    WHEN 7 THEN asked.lifetime_value_12m_minor WHEN 8 THEN coalesce(convenience.channels, 0)
    WHEN 9 THEN 1.0 * convenience.on_time / nullif(convenience.promised, 0)
    WHEN 10 THEN asked.contact_minutes_micro_12m ELSE coalesce(ticket.open_tickets, 0) END AS value
FROM asked
LEFT JOIN waiting ON waiting.customer_key = asked.customer_key
LEFT JOIN convenience ON convenience.customer_key = asked.customer_key
LEFT JOIN ticket ON ticket.customer_key = asked.customer_key
CROSS JOIN figure
ORDER BY asked.customer_id, figure.position;
