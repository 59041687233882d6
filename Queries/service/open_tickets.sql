-- open_tickets: requests and complaints open at the month's end, the oldest first.
-- parameters:
--   month  month  last  the month
-- columns:
--   ticket_id  id  the ticket
--   customer_id  id  the customer
--   name  text  its name
--   kind  text  request, complaint …
--   topic  text  what about
--   priority  text  as the source says
--   rep_id  id  who is on it
--   opened_on  date  when it came
--   days_open  count  to the month's end
--   headline  text  what the customer is counted under
SELECT ticket.ticket_id, customer.customer_id, customer.name, ticket.kind, ticket.topic,
  ticket.priority, nullif(rep.rep_id, '') AS rep_id, ticket.opened_date_key AS opened_on,
  customer.last_day_number - opened.day_number AS days_open, snapshot.headline
FROM fact_ticket AS ticket
JOIN dim_account AS account ON account.account_key = ticket.account_key
JOIN customer_at_month AS customer
  ON customer.month_key = :month AND customer.customer_key = account.customer_key
JOIN dim_date AS opened ON opened.date_key = ticket.opened_date_key
JOIN dim_rep AS rep ON rep.rep_key = ticket.rep_key
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = :month AND snapshot.customer_key = account.customer_key
WHERE ticket.opened_date_key <= customer.last_date_key
  AND (ticket.closed_date_key = 0 OR ticket.closed_date_key > customer.last_date_key)
ORDER BY ticket.opened_date_key, ticket.ticket_id, ticket.ticket_key;
