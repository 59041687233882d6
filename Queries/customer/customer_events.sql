-- customer_events: all that passed between a customer and the firm, one line of time, latest first.
-- parameters:
--   customer  text  required  the customer's id
--   kind  text  none  only events of one kind
-- columns:
--   happened_on  date  the day
--   kind  text  order, invoice, payment, contact, ticket, response, document, deal or contract
--   reference  id  the source's own id
--   what  text  what happened
--   unit  text  the amount's currency
--   amount  by_unit  the amount, where there is one
WITH account AS (
  SELECT account.account_key, customer.customer_key
  FROM dim_customer AS customer
  JOIN dim_account AS account ON account.customer_key = customer.customer_key
  WHERE customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
),
document AS (
  SELECT DISTINCT document.order_key
  -- CROSS JOIN keeps the order of the ways: the customer, the months, its documents.
  FROM (SELECT DISTINCT customer_key FROM account) AS customer
  CROSS JOIN dim_month AS month
  CROSS JOIN customer_order AS document
  WHERE month.month_key BETWEEN (SELECT first_month_key FROM history_month)
      AND (SELECT last_month_key FROM history_month)
    AND document.month_key = month.month_key AND document.customer_key = customer.customer_key
),
event (date_key, kind, reference, what, unit, amount_minor) AS (
  SELECT min(line.ordered_date_key), 'order', named.order_id,
    CASE WHEN sum(CASE line.status WHEN 3 THEN 0 ELSE line.line_count END) = 0 THEN 'cancelled'
      WHEN sum(CASE line.status WHEN 1 THEN line.line_count ELSE 0 END) > 0 THEN 'in progress'
      WHEN sum(CASE line.status WHEN 2 THEN line.line_count ELSE 0 END) > 0 THEN 'completed'
      ELSE 'planned' END,
    setting.currency, sum(line.revenue_minor)
  FROM document
  JOIN fact_sale_line AS line ON line.sale_line_key >= document.order_key << 24
    AND line.sale_line_key < (document.order_key + 1) << 24
  JOIN dim_order AS named ON named.order_key = document.order_key
  CROSS JOIN setting
  GROUP BY document.order_key, named.order_id, setting.currency
  HAVING sum(line.line_count) > 0
  UNION ALL
  SELECT invoice.issued_date_key, 'invoice', invoice.invoice_id,
    CASE WHEN invoice.amount_minor < 0 THEN 'credit note' ELSE 'issued' END, currency.currency,
    invoice.amount_minor
  FROM fact_invoice AS invoice
  JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
  WHERE invoice.account_key IN (SELECT account_key FROM account) AND invoice.is_inferred = 0
  UNION ALL
  SELECT payment.paid_date_key, 'payment', payment.payment_id, payment.method, currency.currency,
    payment.amount_minor
  FROM fact_payment AS payment
  JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
  WHERE payment.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT contact.contact_date_key, 'contact', contact.contact_id,
    contact.medium || coalesce(', ' || contact.topic, '') || coalesce(': ' || contact.outcome, ''),
    NULL, NULL
  FROM fact_contact AS contact
  WHERE contact.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT ticket.opened_date_key, 'ticket', ticket.ticket_id,
    coalesce(ticket.kind, 'ticket') || coalesce(', ' || ticket.topic, '')
      || CASE ticket.closed_date_key WHEN 0 THEN ': open' ELSE ': closed' END, NULL, NULL
  FROM fact_ticket AS ticket
  WHERE ticket.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT response.response_date_key, 'response', campaign.campaign_id,
    response.event || coalesce(': ' || campaign.name, ''), NULL, NULL
  FROM fact_campaign_response AS response
  JOIN dim_campaign AS campaign ON campaign.campaign_key = response.campaign_key
  WHERE response.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT paper.document_date_key, 'document', paper.document_id,
    coalesce(paper.kind, 'document') || coalesce(': ' || paper.title, ''), NULL, NULL
  FROM fact_document AS paper
  WHERE paper.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT CASE deal.opened_date_key WHEN 0 THEN deal.closed_date_key ELSE deal.opened_date_key END,
    'deal', deal.opportunity_id, deal.stage || ': ' || deal.outcome, setting.currency,
    deal.amount_minor
  FROM fact_opportunity AS deal
  CROSS JOIN setting
  WHERE deal.account_key IN (SELECT account_key FROM account)
  UNION ALL
  SELECT contract.starts_date_key, 'contract', contract.contract_id, contract.status,
    setting.currency, contract.amount_minor
  FROM fact_contract AS contract
  CROSS JOIN setting
  WHERE contract.account_key IN (SELECT account_key FROM account)
)
SELECT date_key AS happened_on, kind, reference, what, unit, amount_minor AS amount
FROM event
WHERE :kind IS NULL OR kind = :kind
ORDER BY date_key DESC, kind, reference, what;
