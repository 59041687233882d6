-- customer_orders: a customer's orders by state, the latest first.
-- An order is completed, in progress (a line is open), planned, or not fulfilled (all cancelled).
-- needs: customers asked_orders
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  what happened later is left out
--   months  integer  none  only what happened in so many months to it
-- columns:
--   customer_id  id  the customer
--   state  text  completed, in progress, planned or not fulfilled
--   order_id  id  the document
--   source  text  the source
--   ordered_on  date  its first day
--   lines  count  its lines
--   revenue  money  of its lines that are not cancelled, without tax
SELECT own.customer_id,
  CASE WHEN own.open_lines > 0 THEN 'in progress' WHEN own.completed_lines > 0 THEN 'completed'
    WHEN own.planned_lines > 0 THEN 'planned' ELSE 'not fulfilled' END AS state,
  document.order_id, source.name AS source, own.ordered_date_key AS ordered_on, own.lines,
  own.fulfillable_revenue_minor AS revenue
FROM asked_order AS own
JOIN dim_order AS document ON document.order_key = own.order_key
JOIN source ON source.source_key = document.source_key
ORDER BY own.customer_id, state, own.ordered_date_key DESC, document.order_id DESC, source.name;
