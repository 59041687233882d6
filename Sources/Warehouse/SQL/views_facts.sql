-- Views of facts: as people read them, and sales by who, where and how.

-- grain: a line of a document as it stands now: no reversals, no states that were corrected
CREATE VIEW sales AS
SELECT document.order_id, line.line_no, source.name AS source, day.date_on AS ordered_on,
  CASE line.status WHEN 0 THEN 'planned' WHEN 1 THEN 'open' WHEN 2 THEN 'completed'
    ELSE 'cancelled' END AS status,
  customer.customer_id, customer.name AS customer, product.product_id, product.name AS product,
  category.category, line.quantity_micro / 1000000.0 AS quantity,
  line.gross_minor / (SELECT minor_units FROM money_unit) AS gross,
  line.revenue_minor / (SELECT minor_units FROM money_unit) AS revenue,
  line.cost_minor / (SELECT minor_units FROM money_unit) AS cost,
  channel.channel, rep.rep_id, rep.name AS rep, campaign.campaign_id, market.market,
  country.market AS country, promised.date_on AS promised_on, delivered.date_on AS delivered_on
FROM fact_sale_line AS line
JOIN dim_order AS document ON document.order_key = line.sale_line_key >> 24
JOIN source ON source.source_key = document.source_key
JOIN dim_date AS day ON day.date_key = line.ordered_date_key
JOIN dim_account AS account ON account.account_key = line.account_key
JOIN dim_customer AS customer ON customer.customer_key = account.customer_key
  AND customer.is_current = 1
-- As it was on the line's day.
JOIN dim_customer AS version ON version.customer_key = account.customer_key
  AND version.valid_from_date_key <= line.ordered_date_key
  AND version.valid_to_date_key >= line.ordered_date_key
JOIN dim_product AS product ON product.product_key = line.product_key
JOIN dim_category AS category ON category.category_key = product.category_key
JOIN dim_channel AS channel ON channel.channel_key = line.channel_key
JOIN dim_rep AS rep ON rep.rep_key = line.rep_key
JOIN dim_campaign AS campaign ON campaign.campaign_key = line.campaign_key
JOIN dim_market AS market ON market.market_key = line.market_key
JOIN dim_market AS country ON country.market_key = CASE line.country_key
  WHEN 0 THEN version.country_key ELSE line.country_key END
JOIN dim_date AS promised ON promised.date_key = line.promised_date_key
JOIN dim_date AS delivered ON delivered.date_key = line.delivered_date_key
WHERE line.line_count > 0 AND NOT EXISTS (
  SELECT 1 FROM fact_sale_line AS reversal WHERE reversal.sale_line_key = line.sale_line_key + 1);

-- grain: an invoice or credit note, in its own currency; company_amount at the issue day's rate
CREATE VIEW invoices AS
SELECT invoice.invoice_id, source.name AS source, customer.customer_id, customer.name AS customer,
  issued.date_on AS issued_on, due.date_on AS due_on, settled.date_on AS settled_on,
  written_off.date_on AS written_off_on, currency.currency,
  invoice.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
    ELSE 100.0 END AS amount,
  1.0 * invoice.amount_minor * invoice.rate_numerator / invoice.rate_denominator
    / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END
    AS company_amount,
  corrected.invoice_id AS corrects_invoice_id, invoice.is_disputed
FROM fact_invoice AS invoice
JOIN source ON source.source_key = invoice.source_key
JOIN dim_account AS account ON account.account_key = invoice.account_key
JOIN dim_customer AS customer ON customer.customer_key = account.customer_key
  AND customer.is_current = 1
JOIN dim_currency AS currency ON currency.currency_key = invoice.currency_key
LEFT JOIN dim_date AS issued ON issued.date_key = invoice.issued_date_key
LEFT JOIN dim_date AS due ON due.date_key = invoice.due_date_key
LEFT JOIN dim_date AS settled ON settled.date_key = invoice.settled_date_key
LEFT JOIN dim_date AS written_off ON written_off.date_key = invoice.written_off_date_key
LEFT JOIN fact_invoice AS corrected ON corrected.invoice_key = invoice.corrects_invoice_key
WHERE invoice.is_inferred = 0;

-- grain: a payment received, in its own currency; company_amount at the rate of the day
CREATE VIEW payments AS
SELECT payment.payment_id, source.name AS source, invoice.invoice_id, customer.customer_id,
  customer.name AS customer, day.date_on AS paid_on, currency.currency,
  payment.amount_minor / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0
    ELSE 100.0 END AS amount,
  1.0 * payment.amount_minor * payment.rate_numerator / payment.rate_denominator
    / CASE currency.minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END
    AS company_amount,
  payment.method
FROM fact_payment AS payment
JOIN source ON source.source_key = payment.source_key
JOIN dim_account AS account ON account.account_key = payment.account_key
JOIN dim_customer AS customer ON customer.customer_key = account.customer_key
  AND customer.is_current = 1
JOIN dim_currency AS currency ON currency.currency_key = payment.currency_key
LEFT JOIN fact_invoice AS invoice ON invoice.invoice_key = payment.invoice_key
LEFT JOIN dim_date AS day ON day.date_key = payment.paid_date_key;

-- grain: a contact with a customer
CREATE VIEW contacts AS
SELECT contact.contact_id, source.name AS source, customer.customer_id, customer.name AS customer,
  day.date_on AS contact_on, contact.minute_of_day, contact.medium, contact.direction,
  contact.minutes_micro / 1000000.0 AS minutes, rep.rep_id, rep.name AS rep, contact.department,
  contact.topic, contact.outcome,
  contact.cost_minor / (SELECT minor_units FROM money_unit) AS cost
FROM fact_contact AS contact
JOIN source ON source.source_key = contact.source_key
JOIN dim_account AS account ON account.account_key = contact.account_key
JOIN dim_customer AS customer ON customer.customer_key = account.customer_key
  AND customer.is_current = 1
JOIN dim_rep AS rep ON rep.rep_key = contact.rep_key
LEFT JOIN dim_date AS day ON day.date_key = contact.contact_date_key;

-- grain: a customer as it is known today
CREATE VIEW customers AS
SELECT customer.customer_id, customer.name, customer.kind, customer.tax_id,
  customer.registration_id, customer.parent_id, customer.email, customer.phone, customer.street,
  customer.city, customer.postal_code, customer.country, customer.region, market.market,
  acquired.date_on AS acquired_on, customer.acquisition_source, rep.rep_id, rep.name AS rep,
  customer.language, customer.marketing_consent, customer.preferred_medium,
  customer.payment_term_days,
  customer.credit_limit_minor / (SELECT minor_units FROM money_unit) AS credit_limit,
  customer.customer_key
FROM dim_customer AS customer
JOIN dim_market AS market ON market.market_key = customer.market_key
JOIN dim_rep AS rep ON rep.rep_key = customer.rep_key
LEFT JOIN dim_date AS acquired ON acquired.date_key = customer.acquired_date_key
WHERE customer.is_current = 1 AND customer.customer_key <> 0;

-- grain: a member of a dimension (rep, team, channel, campaign, market, country, category) in a month
-- with completed lines. A line without a member stands under the empty id. orders: NULL for
-- categories, for an order has several. Month by month, so that other dimensions are passed over.
CREATE VIEW dimension_sales AS
SELECT month.month_key, sold.dimension, sold.member_key, rep.rep_id AS member_id,
  rep.name AS member, sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor,
  sold.discounts_minor, sold.revenue_minor, sold.returns_minor, sold.costed_lines,
  sold.costed_revenue_minor, sold.cost_minor
FROM dim_month AS month CROSS JOIN dimension_month AS sold
JOIN dim_rep AS rep ON rep.rep_key = sold.member_key
WHERE sold.month_key = month.month_key AND sold.dimension = 'rep'
UNION ALL
SELECT month.month_key, 'team', 0, coalesce(rep.team, ''), rep.team, sold.lines, sold.orders,
  sold.units_micro, sold.gross_sales_minor, sold.discounts_minor, sold.revenue_minor,
  sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor, sold.cost_minor
FROM dim_month AS month CROSS JOIN dimension_month AS sold
JOIN dim_rep AS rep ON rep.rep_key = sold.member_key
WHERE sold.month_key = month.month_key AND sold.dimension = 'rep'
UNION ALL
SELECT month.month_key, sold.dimension, sold.member_key, channel.channel, channel.channel,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dim_month AS month CROSS JOIN dimension_month AS sold
JOIN dim_channel AS channel ON channel.channel_key = sold.member_key
WHERE sold.month_key = month.month_key AND sold.dimension = 'channel'
UNION ALL
SELECT month.month_key, sold.dimension, sold.member_key, campaign.campaign_id, campaign.name,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dim_month AS month CROSS JOIN dimension_month AS sold
JOIN dim_campaign AS campaign ON campaign.campaign_key = sold.member_key
WHERE sold.month_key = month.month_key AND sold.dimension = 'campaign'
UNION ALL
SELECT month.month_key, sold.dimension, sold.member_key, market.market, market.market,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dim_month AS month CROSS JOIN dimension_month AS sold
JOIN dim_market AS market ON market.market_key = sold.member_key
WHERE sold.month_key = month.month_key AND sold.dimension IN ('market', 'country')
UNION ALL
SELECT month.month_key, 'category', sold.category_key, category.category, category.category,
  sold.lines, NULL, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dim_month AS month CROSS JOIN product_market_month AS sold
JOIN dim_category AS category ON category.category_key = sold.category_key
WHERE sold.month_key = month.month_key;
