-- customer_orders: a customer's orders by state, the latest first.
-- An order is in progress (a line is open), planned, completed, or not fulfilled (all cancelled). They
-- follow in that sequence: what is still to be done stands also in a shortened list.
-- needs: customers asked_orders
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  what happened later is left out
--   months  integer  none  only what happened in so many months to it
-- columns:
--   customer_id  id  the customer
--   state  text  in progress, planned, completed or not fulfilled
--   order_id  id  the document
--   source  text  the source
--   ordered_on  date  its first day
--   lines  count  its lines
--   revenue  money  of its lines that are not cancelled, without tax
WITH own AS (
  SELECT asked.*,
    CASE WHEN open_lines > 0 THEN 1 WHEN completed_lines > 0 THEN 3 WHEN planned_lines > 0 THEN 2
      ELSE 4 END AS place
  FROM asked_order AS asked
)
SELECT own.customer_id,
  CASE own.place WHEN 1 THEN 'in progress' WHEN 2 THEN 'planned' WHEN 3 THEN 'completed'
    ELSE 'not fulfilled' END AS state,
  document.order_id, source.name AS source, own.ordered_date_key AS ordered_on, own.lines,
  own.fulfillable_revenue_minor AS revenue
FROM own
JOIN dim_order AS document ON document.order_key = own.order_key
JOIN source ON source.source_key = document.source_key
ORDER BY own.customer_id, own.place, own.ordered_date_key DESC, document.order_id DESC, source.name;
