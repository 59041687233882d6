-- customer_events: all that passed between a customer and the firm, one line of time, latest first.
-- Tickets and deals stand as they did at the month's end: one that was closed later is open. An order's
-- amount is that of its lines that are not cancelled; where all are, what was cancelled.
-- needs: customers asked_orders asked_payments
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  what happened later is left out
--   months  integer  none  only what happened in so many months to it
--   kind  text  none  only events of one kind
-- columns:
--   customer_id  id  the customer
--   happened_on  date  the day
--   kind  text  order, invoice, payment, contact, ticket, response, document, deal or contract
--   reference  id  the source's own id
--   what  text  what happened
--   unit  text  the amount's currency
--   amount  by_unit  the amount, where there is one
WITH span AS (
  SELECT coalesce(first.first_date_key, 0) AS first_date_key, last.last_date_key,
    coalesce(first.month_index, 0) << 24 AS first_key, (last.month_index + 1) << 24 AS end_key
  FROM dim_month AS last
  LEFT JOIN dim_month AS first ON first.month_index = last.month_index - :months + 1
  WHERE last.month_key = :month
),
account AS MATERIALIZED (
  SELECT asked.customer_id, account.account_key
  FROM asked_customer AS asked
  CROSS JOIN dim_account AS account
  WHERE account.customer_key = asked.customer_key
),
-- Documents are found year by year, as their indexes have them (+: an expression has no affinity). The
-- month of a fact stands in its key, so that those of other months are passed over unread; the few
-- astray ones have an index.
year AS MATERIALIZED (
  SELECT DISTINCT month.year
  FROM span
  CROSS JOIN dim_month AS month
  WHERE month.month_index >= span.first_key >> 24 AND month.month_index < span.end_key >> 24
),
astray_invoice AS MATERIALIZED (
  SELECT invoice_key
  FROM fact_invoice
  WHERE issued_date_key >= (SELECT first_date_key FROM span)
    AND issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24
),
astray_payment AS MATERIALIZED (
  SELECT payment_key
  FROM fact_payment
  WHERE paid_date_key >= (SELECT first_date_key FROM span)
    AND paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24
),
astray_contact AS MATERIALIZED (
  SELECT contact_key
  FROM fact_contact
  WHERE contact_date_key >= (SELECT first_date_key FROM span)
    AND contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 <> contact_key >> 24
),
-- The keys of the customers' facts in the span.
invoice AS (
  SELECT account.customer_id, invoice.invoice_key
  FROM span
  CROSS JOIN account
  CROSS JOIN year
  CROSS JOIN fact_invoice AS invoice
  WHERE (invoice.invoice_key >> 24) / 12 = +year.year
    AND invoice.account_key = account.account_key AND invoice.account_key <> 0
    AND invoice.invoice_key >= span.first_key AND invoice.invoice_key < span.end_key
  UNION ALL
  SELECT account.customer_id, invoice.invoice_key
  FROM span
  CROSS JOIN astray_invoice AS astray
  CROSS JOIN fact_invoice AS invoice
  CROSS JOIN account
  WHERE invoice.invoice_key = astray.invoice_key AND account.account_key = invoice.account_key
    AND (invoice.invoice_key < span.first_key OR invoice.invoice_key >= span.end_key)
),
-- Of the customer, or of an invoice of it where a payment names that only.
payment AS (
  SELECT account.customer_id, payment.payment_key
  FROM span
  CROSS JOIN account
  CROSS JOIN year
  CROSS JOIN fact_payment AS payment
  WHERE (payment.payment_key >> 24) / 12 = +year.year
    AND payment.account_key = account.account_key AND payment.account_key <> 0
    AND payment.payment_key >= span.first_key AND payment.payment_key < span.end_key
  UNION ALL
  SELECT customer_id, payment_key
  FROM asked_payment
  UNION ALL
  SELECT account.customer_id, payment.payment_key
  FROM span
  CROSS JOIN astray_payment AS astray
  CROSS JOIN fact_payment AS payment
  LEFT JOIN fact_invoice AS invoice
    ON payment.account_key = 0 AND invoice.invoice_key = payment.invoice_key
  CROSS JOIN account
  WHERE payment.payment_key = astray.payment_key
    AND account.account_key = CASE payment.account_key WHEN 0 THEN invoice.account_key
      ELSE payment.account_key END
    AND (payment.payment_key < span.first_key OR payment.payment_key >= span.end_key)
),
contact AS (
  SELECT account.customer_id, contact.contact_key
  FROM span
  CROSS JOIN account
  CROSS JOIN year
  CROSS JOIN fact_contact AS contact
  WHERE (contact.contact_key >> 24) / 12 = +year.year
    AND contact.account_key = account.account_key AND contact.account_key <> 0
    AND contact.contact_key >= span.first_key AND contact.contact_key < span.end_key
  UNION ALL
  SELECT account.customer_id, contact.contact_key
  FROM span
  CROSS JOIN astray_contact AS astray
  CROSS JOIN fact_contact AS contact
  CROSS JOIN account
  WHERE contact.contact_key = astray.contact_key AND account.account_key = contact.account_key
    AND (contact.contact_key < span.first_key OR contact.contact_key >= span.end_key)
),
event (customer_id, date_key, kind, reference, what, unit, amount_minor) AS (
  SELECT document.customer_id, document.ordered_date_key, 'order', named.order_id,
    CASE WHEN document.planned_lines + document.open_lines + document.completed_lines = 0
        THEN 'cancelled'
      WHEN document.open_lines > 0 THEN 'in progress'
      WHEN document.completed_lines > 0 THEN 'completed' ELSE 'planned' END,
    setting.currency,
    CASE WHEN document.planned_lines + document.open_lines + document.completed_lines = 0
      THEN document.revenue_minor ELSE document.fulfillable_revenue_minor END
  FROM asked_order AS document
  CROSS JOIN dim_order AS named
  CROSS JOIN setting
  WHERE named.order_key = document.order_key
  UNION ALL
  SELECT own.customer_id, invoice.issued_date_key, 'invoice', invoice.invoice_id,
    CASE WHEN invoice.amount_minor < 0 THEN 'credit note' ELSE 'issued' END, currency.currency,
    invoice.amount_minor
  FROM invoice AS own
  CROSS JOIN fact_invoice AS invoice
  JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
  WHERE invoice.invoice_key = own.invoice_key AND invoice.is_inferred = 0
  UNION ALL
  SELECT own.customer_id, payment.paid_date_key, 'payment', payment.payment_id, payment.method,
    currency.currency, payment.amount_minor
  FROM payment AS own
  CROSS JOIN fact_payment AS payment
  JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
  WHERE payment.payment_key = own.payment_key
  UNION ALL
  SELECT own.customer_id, contact.contact_date_key, 'contact', contact.contact_id,
    contact.medium || coalesce(', ' || contact.topic, '') || coalesce(': ' || contact.outcome, ''),
    NULL, NULL
  FROM contact AS own
  CROSS JOIN fact_contact AS contact
  WHERE contact.contact_key = own.contact_key
  UNION ALL
  SELECT account.customer_id, ticket.opened_date_key, 'ticket', ticket.ticket_id,
    coalesce(ticket.kind, 'ticket') || coalesce(', ' || ticket.topic, '')
      || CASE WHEN ticket.closed_date_key BETWEEN 1 AND span.last_date_key THEN ': closed'
        ELSE ': open' END, NULL, NULL
  FROM span
  CROSS JOIN fact_ticket AS ticket
  CROSS JOIN account
  WHERE account.account_key = ticket.account_key
  UNION ALL
  SELECT account.customer_id, response.response_date_key, 'response', campaign.campaign_id,
    response.event || coalesce(': ' || campaign.name, ''), NULL, NULL
  FROM account
  CROSS JOIN dim_campaign AS campaign
  CROSS JOIN fact_campaign_response AS response ON response.campaign_key = campaign.campaign_key
    AND response.account_key = account.account_key
  UNION ALL
  SELECT account.customer_id, paper.document_date_key, 'document', paper.document_id,
    coalesce(paper.kind, 'document') || coalesce(': ' || paper.title, ''), NULL, NULL
  FROM fact_document AS paper
  CROSS JOIN account
  WHERE account.account_key = paper.account_key
  UNION ALL
  SELECT account.customer_id, CASE deal.opened_date_key WHEN 0 THEN deal.closed_date_key ELSE deal.opened_date_key END,
    'deal', deal.opportunity_id,
    CASE WHEN deal.closed_date_key <= span.last_date_key
        THEN deal.stage || CASE deal.outcome WHEN deal.stage THEN '' ELSE ': ' || deal.outcome END
      -- The stage in which it was then is not kept where the one it has now is its end.
      WHEN deal.stage = deal.outcome THEN 'open' ELSE deal.stage || ': open' END,
    setting.currency, deal.amount_minor
  FROM span
  CROSS JOIN fact_opportunity AS deal
  CROSS JOIN account
  CROSS JOIN setting
  WHERE account.account_key = deal.account_key
  UNION ALL
  SELECT account.customer_id, contract.starts_date_key, 'contract', contract.contract_id, contract.status,
    setting.currency, contract.amount_minor
  FROM fact_contract AS contract
  CROSS JOIN account
  CROSS JOIN setting
  WHERE account.account_key = contract.account_key
)
SELECT customer_id, date_key AS happened_on, kind, reference, what, unit, amount_minor AS amount
FROM span
CROSS JOIN event
WHERE event.date_key BETWEEN span.first_date_key AND span.last_date_key
  AND (:kind IS NULL OR event.kind = :kind)
ORDER BY customer_id, date_key DESC, kind, reference, what;
