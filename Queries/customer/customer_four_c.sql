-- customer_four_c: a customer's cost, value, convenience and communication in the trailing year.
-- Cost is what the customer pays and how long it waits; value what it brings. Waiting is the median
-- of the days from order to delivery of its lines; a line with an even place counts the lower one.
-- needs: snapshot customers asked_deliveries
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
account AS MATERIALIZED (
  SELECT asked.customer_key, asked.last_date_key, account.account_key
  FROM asked
  CROSS JOIN dim_account AS account
  WHERE account.customer_key = asked.customer_key
),
ticket AS (
  SELECT account.customer_key, count(*) AS open_tickets
  FROM fact_ticket AS ticket
  CROSS JOIN account
  WHERE account.account_key = ticket.account_key
    AND ticket.opened_date_key <= account.last_date_key
    AND (ticket.closed_date_key = 0 OR ticket.closed_date_key > account.last_date_key)
  GROUP BY account.customer_key
),
delivery AS MATERIALIZED (SELECT * FROM asked_delivery),
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
    WHEN 3 THEN delivery.waiting_days WHEN 4 THEN asked.margin_12m_minor
    WHEN 5 THEN asked.cost_to_serve_12m_minor WHEN 6 THEN asked.contribution_12m_minor
    WHEN 7 THEN asked.lifetime_value_12m_minor WHEN 8 THEN coalesce(delivery.channels, 0)
    WHEN 9 THEN 1.0 * delivery.on_time_lines / nullif(delivery.promised_lines, 0)
    WHEN 10 THEN asked.contact_minutes_micro_12m ELSE coalesce(ticket.open_tickets, 0) END AS value
FROM asked
LEFT JOIN delivery ON delivery.customer_key = asked.customer_key
LEFT JOIN ticket ON ticket.customer_key = asked.customer_key
CROSS JOIN figure
ORDER BY asked.customer_id, figure.position;
