-- Views: what the queries share, and what people read with any tool. They hold no data.

-- ---------------------------------------------------------------- the span of the facts

-- grain: one row: the months of the first and the last fact of any kind, NULL without facts. A
-- contract's start and a deal's expected day are plans, not facts.
CREATE VIEW history_month AS
WITH span (month_key) AS (
  SELECT min(month_key) FROM customer_order
  UNION ALL SELECT max(month_key) FROM customer_order
  UNION ALL SELECT min(month_key) FROM product_month
  UNION ALL SELECT max(month_key) FROM product_month
  UNION ALL SELECT min(month_key) FROM contact_month
  UNION ALL SELECT max(month_key) FROM contact_month
  UNION ALL SELECT min(month_key) FROM ledger_month
  UNION ALL SELECT max(month_key) FROM ledger_month
  UNION ALL SELECT min(opened_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT max(opened_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT max(closed_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT min(response_date_key) / 100 FROM fact_campaign_response
  UNION ALL SELECT max(response_date_key) / 100 FROM fact_campaign_response
  UNION ALL SELECT min(opened_date_key) / 100 FROM fact_opportunity WHERE opened_date_key > 0
  UNION ALL SELECT max(opened_date_key) / 100 FROM fact_opportunity
  UNION ALL SELECT min(closed_date_key) / 100 FROM fact_opportunity WHERE closed_date_key > 0
  UNION ALL SELECT max(closed_date_key) / 100 FROM fact_opportunity
  UNION ALL SELECT min(document_date_key) / 100 FROM fact_document
  UNION ALL SELECT max(document_date_key) / 100 FROM fact_document
)
-- No WHERE here: pushed down, it would turn a look at an index's end into a scan.
SELECT min(nullif(month_key, 0)) AS first_month_key, max(nullif(month_key, 0)) AS last_month_key
FROM span;

-- grain: one row: the same, with the days of the first and the last fact. Documents lie together by
-- month, so that the days are looked for in two months only.
CREATE VIEW history AS
SELECT span.first_month_key, span.last_month_key,
  (SELECT min(day.date_key) FROM (
    SELECT min(ordered_date_key) AS date_key FROM fact_sale_line
    WHERE sale_line_key < (first.month_index + 1) << 48
    UNION ALL SELECT min(issued_date_key) FROM fact_invoice
    WHERE invoice_key < (first.month_index + 1) << 24
    UNION ALL SELECT min(paid_date_key) FROM fact_payment
    WHERE payment_key < (first.month_index + 1) << 24
    UNION ALL SELECT min(contact_date_key) FROM fact_contact
    WHERE contact_key < (first.month_index + 1) << 24
    UNION ALL SELECT min(opened_date_key) FROM fact_ticket
    UNION ALL SELECT min(response_date_key) FROM fact_campaign_response
    UNION ALL SELECT min(opened_date_key) FROM fact_opportunity WHERE opened_date_key > 0
    UNION ALL SELECT min(closed_date_key) FROM fact_opportunity WHERE closed_date_key > 0
    UNION ALL SELECT min(document_date_key) FROM fact_document
  ) AS day WHERE day.date_key > 0) AS first_date_key,
  (SELECT max(day.date_key) FROM (
    SELECT max(ordered_date_key) AS date_key FROM fact_sale_line
    WHERE sale_line_key >= last.month_index << 48
    UNION ALL SELECT max(issued_date_key) FROM fact_invoice
    WHERE invoice_key >= last.month_index << 24
    UNION ALL SELECT max(paid_date_key) FROM fact_payment
    WHERE payment_key >= last.month_index << 24
    UNION ALL SELECT max(contact_date_key) FROM fact_contact
    WHERE contact_key >= last.month_index << 24
    UNION ALL SELECT max(opened_date_key) FROM fact_ticket
    UNION ALL SELECT max(closed_date_key) FROM fact_ticket
    UNION ALL SELECT max(response_date_key) FROM fact_campaign_response
    UNION ALL SELECT max(opened_date_key) FROM fact_opportunity
    UNION ALL SELECT max(closed_date_key) FROM fact_opportunity
    UNION ALL SELECT max(document_date_key) FROM fact_document
  ) AS day) AS last_date_key
FROM history_month AS span
JOIN dim_month AS first ON first.month_key = span.first_month_key
JOIN dim_month AS last ON last.month_key = span.last_month_key;

-- ---------------------------------------------------------------- what the workspace says

-- grain: one row: the settings that queries use, with METRICS' defaults where nothing is said
CREATE VIEW setting AS
WITH said AS (
  SELECT
    max(CASE name WHEN 'currency' THEN value END) AS currency,
    max(CASE name WHEN 'minor_digits' THEN value END) AS minor_digits,
    max(CASE name WHEN 'payment_term_days' THEN value END) AS payment_term_days,
    max(CASE name WHEN 'abc_a_share' THEN value END) AS abc_a_share,
    max(CASE name WHEN 'abc_b_share' THEN value END) AS abc_b_share,
    max(CASE name WHEN 'abc_cost_coverage_ratio' THEN value END) AS abc_cost_coverage_ratio,
    max(CASE name WHEN 'xyz_x_variation' THEN value END) AS xyz_x_variation,
    max(CASE name WHEN 'xyz_y_variation' THEN value END) AS xyz_y_variation,
    max(CASE name WHEN 'margin_floor_ratio' THEN value END) AS margin_floor_ratio,
    max(CASE name WHEN 'dunning_reminder_days' THEN value END) AS dunning_reminder_days,
    max(CASE name WHEN 'dunning_second_days' THEN value END) AS dunning_second_days,
    max(CASE name WHEN 'dunning_last_days' THEN value END) AS dunning_last_days,
    max(CASE name WHEN 'dunning_end_days' THEN value END) AS dunning_end_days
  FROM warehouse_setting
)
SELECT coalesce(currency, '') AS currency,
  CAST(coalesce(minor_digits, '2') AS INTEGER) AS minor_digits,
  CAST(coalesce(payment_term_days, '14') AS INTEGER) AS payment_term_days,
  CAST(coalesce(abc_a_share, '0.8') AS DOUBLE PRECISION) AS abc_a_share,
  CAST(coalesce(abc_b_share, '0.95') AS DOUBLE PRECISION) AS abc_b_share,
  CAST(coalesce(abc_cost_coverage_ratio, '0.95') AS DOUBLE PRECISION) AS abc_cost_coverage_ratio,
  CAST(coalesce(xyz_x_variation, '0.5') AS DOUBLE PRECISION) AS xyz_x_variation,
  CAST(coalesce(xyz_y_variation, '1') AS DOUBLE PRECISION) AS xyz_y_variation,
  CAST(coalesce(margin_floor_ratio, '0.05') AS DOUBLE PRECISION) AS margin_floor_ratio,
  CAST(coalesce(dunning_reminder_days, '1') AS INTEGER) AS dunning_reminder_days,
  CAST(coalesce(dunning_second_days, '15') AS INTEGER) AS dunning_second_days,
  CAST(coalesce(dunning_last_days, '30') AS INTEGER) AS dunning_last_days,
  CAST(coalesce(dunning_end_days, '60') AS INTEGER) AS dunning_end_days
FROM said;

-- ---------------------------------------------------------------- the company's figures

-- grain: a month of the history, and once more the fiscal year to that month. is_whole: the whole
-- span lies in the history, so that it can stand beside another.
CREATE VIEW company_span AS
WITH span (month_key, is_year_to_date, first_month_key) AS (
  SELECT month_key, 0, month_key FROM dim_month
  UNION ALL
  SELECT month_key, 1, fiscal_year_first_month_key FROM dim_month
)
SELECT span.month_key, span.is_year_to_date,
  CASE WHEN span.first_month_key >= (SELECT min(month_key) FROM company_month)
    THEN 1 ELSE 0 END AS is_whole,
  sum(flow.lines) AS lines,
  sum(flow.orders) AS orders,
  sum(flow.units_micro) AS units_micro,
  sum(flow.gross_sales_minor) AS gross_sales_minor,
  sum(flow.discounts_minor) AS discounts_minor,
  sum(flow.revenue_minor) AS revenue_minor,
  sum(flow.anonymous_revenue_minor) AS anonymous_revenue_minor,
  sum(flow.returns_minor) AS returns_minor,
  CASE WHEN sum(flow.lines) = 0 OR sum(flow.costed_lines) > 0
    THEN sum(flow.cost_minor) END AS cost_minor,
  CASE WHEN sum(flow.lines) = 0 OR sum(flow.costed_lines) > 0
    THEN sum(flow.costed_revenue_minor) - sum(flow.cost_minor) END AS margin_minor,
  sum(flow.costed_revenue_minor) AS costed_revenue_minor,
  sum(flow.lost_customers) AS lost_customers,
  sum(flow.contacts) AS contacts,
  sum(flow.cost_to_serve_minor) AS cost_to_serve_minor
FROM span
JOIN company_month AS flow ON flow.month_key BETWEEN span.first_month_key AND span.month_key
WHERE span.month_key IN (SELECT month_key FROM company_month)
GROUP BY span.month_key, span.is_year_to_date, span.first_month_key;

-- grain: a KPI in a month, and once more in the fiscal year to that month; figure in the metric's
-- unit, money in minor units. Stocks and rolling figures have no year to date.
CREATE VIEW kpi_figure AS
WITH metric (position, metric, unit) AS (
  VALUES (1, 'revenue', 'money'), (2, 'anonymous_revenue', 'money'), (3, 'gross_sales', 'money'),
    (4, 'discounts', 'money'), (5, 'returns', 'money'), (6, 'orders', 'count'),
    (7, 'units', 'count'), (8, 'average_order_value', 'money'), (9, 'active_customers', 'count'),
    (10, 'new_customers', 'count'), (11, 'returning_customers', 'count'),
    (12, 'reactivated_customers', 'count'), (13, 'lost_customers', 'count'),
    (14, 'retention_ratio', 'ratio'), (15, 'repeat_ratio', 'ratio'), (16, 'cost', 'money'),
    (17, 'margin', 'money'), (18, 'margin_ratio', 'ratio'), (19, 'cost_to_serve', 'money'),
    (20, 'contribution', 'money'), (21, 'discount_ratio', 'ratio'), (22, 'return_ratio', 'ratio'),
    (23, 'receivables', 'money'), (24, 'overdue', 'money'), (25, 'dso_days', 'days'),
    (26, 'contacts', 'count'), (27, 'anonymous_revenue_ratio', 'ratio'),
    (28, 'churn_ratio', 'ratio'), (29, 'cost_coverage_ratio', 'ratio'), (30, 'credits', 'money'),
    (31, 'lines', 'count')
),
measured AS (
  SELECT span.*,
    CASE is_year_to_date WHEN 0 THEN stock.active_customers
      ELSE stock.active_customers_ytd END AS active_customers,
    CASE is_year_to_date WHEN 0 THEN stock.new_customers
      ELSE stock.new_customers_ytd END AS new_customers,
    CASE is_year_to_date WHEN 0 THEN stock.returning_customers
      ELSE stock.returning_customers_ytd END AS returning_customers,
    CASE is_year_to_date WHEN 0 THEN stock.reactivated_customers
      ELSE stock.reactivated_customers_ytd END AS reactivated_customers,
    CASE is_year_to_date WHEN 0 THEN 1.0 * stock.retained_customers_12m
      / nullif(stock.active_customers_year_before, 0) END AS retention_ratio,
    CASE is_year_to_date WHEN 0 THEN 1.0 * stock.repeat_customers_12m
      / nullif(stock.active_customers_12m, 0) END AS repeat_ratio,
    CASE is_year_to_date WHEN 0 THEN stock.receivables_minor END AS receivables_minor,
    CASE is_year_to_date WHEN 0 THEN stock.overdue_minor END AS overdue_minor,
    CASE is_year_to_date WHEN 0 THEN stock.credit_minor END AS credit_minor,
    CASE is_year_to_date WHEN 0 THEN 90.0 * stock.receivables_minor
      / nullif(stock.invoiced_90_days_minor, 0) END AS dso_days
  FROM company_span AS span
  JOIN company_month AS stock ON stock.month_key = span.month_key
)
SELECT measured.month_key, measured.is_year_to_date, measured.is_whole,
  metric.position, metric.metric,
  CASE metric.unit WHEN 'money' THEN setting.currency ELSE metric.unit END AS unit,
  CASE metric.metric
    WHEN 'revenue' THEN revenue_minor
    WHEN 'anonymous_revenue' THEN anonymous_revenue_minor
    WHEN 'gross_sales' THEN gross_sales_minor
    WHEN 'discounts' THEN discounts_minor
    WHEN 'returns' THEN returns_minor
    WHEN 'orders' THEN orders
    WHEN 'units' THEN units_micro / 1000000.0
    WHEN 'average_order_value' THEN round(1.0 * revenue_minor / nullif(orders, 0))
    WHEN 'active_customers' THEN active_customers
    WHEN 'new_customers' THEN new_customers
    WHEN 'returning_customers' THEN returning_customers
    WHEN 'reactivated_customers' THEN reactivated_customers
    WHEN 'lost_customers' THEN lost_customers
    WHEN 'retention_ratio' THEN retention_ratio
    WHEN 'repeat_ratio' THEN repeat_ratio
    WHEN 'cost' THEN cost_minor
    WHEN 'margin' THEN margin_minor
    WHEN 'margin_ratio' THEN 1.0 * margin_minor / nullif(costed_revenue_minor, 0)
    WHEN 'cost_to_serve' THEN cost_to_serve_minor
    WHEN 'contribution' THEN margin_minor - coalesce(cost_to_serve_minor, 0)
    WHEN 'discount_ratio' THEN 1.0 * discounts_minor / nullif(gross_sales_minor, 0)
    WHEN 'return_ratio' THEN 1.0 * returns_minor / nullif(revenue_minor + returns_minor, 0)
    WHEN 'receivables' THEN receivables_minor
    WHEN 'overdue' THEN overdue_minor
    WHEN 'dso_days' THEN dso_days
    WHEN 'contacts' THEN contacts
    WHEN 'anonymous_revenue_ratio' THEN 1.0 * anonymous_revenue_minor / nullif(revenue_minor, 0)
    WHEN 'churn_ratio' THEN 1.0 - retention_ratio
    WHEN 'cost_coverage_ratio' THEN 1.0 * costed_revenue_minor / nullif(revenue_minor, 0)
    WHEN 'credits' THEN credit_minor
    WHEN 'lines' THEN lines
  END AS figure
FROM measured CROSS JOIN metric CROSS JOIN setting;

-- ---------------------------------------------------------------- customers

-- grain: a customer and a month: what was valid on the month's last day
CREATE VIEW customer_at_month AS
SELECT month.month_key, month.last_date_key, month.last_day_number, version.*,
  nullif(rep.rep_id, '') AS rep_id, rep.name AS rep, rep.team,
  nullif(market.market, '') AS market
FROM dim_month AS month
JOIN dim_customer AS version ON version.valid_from_date_key <= month.last_date_key
  AND version.valid_to_date_key >= month.last_date_key
LEFT JOIN dim_rep AS rep ON rep.rep_key = version.rep_key
LEFT JOIN dim_market AS market
  ON market.market_key = CASE version.market_key WHEN 0 THEN version.country_key
    ELSE version.market_key END;

-- grain: a customer in a classified month: every measure of its profile, raw: money in minor units,
-- days as keys, classes NULL where not assessed
CREATE VIEW customer_profile AS
SELECT snapshot.month_key, snapshot.customer_key, customer.customer_id, customer.name,
  customer.kind, customer.country, customer.region, customer.market, customer.city,
  customer.postal_code, customer.language, customer.rep_id, customer.rep, customer.team,
  customer.email, customer.phone, customer.tax_id, customer.registration_id, customer.parent_id,
  customer.acquired_date_key, customer.acquisition_source, customer.marketing_consent,
  customer.preferred_medium, customer.payment_term_days, customer.credit_limit_minor,
  snapshot.stage, snapshot.headline, snapshot.is_key, snapshot.is_loyal, snapshot.is_indebted,
  snapshot.is_unprofitable, snapshot.first_order_date_key, snapshot.last_order_date_key,
  snapshot.recency_days, snapshot.tenure_days, snapshot.order_days, snapshot.median_gap_days,
  snapshot.orders_total, snapshot.orders_12m, snapshot.order_months_12m, snapshot.lines_12m,
  snapshot.return_lines_12m, snapshot.units_micro_12m, snapshot.revenue_total_minor,
  snapshot.revenue_12m_minor, snapshot.revenue_year_before_minor,
  CASE WHEN snapshot.revenue_year_before_minor > 0 THEN 1.0 * snapshot.revenue_12m_minor
    / snapshot.revenue_year_before_minor - 1 END AS growth,
  snapshot.discounts_12m_minor,
  1.0 * snapshot.discounts_12m_minor / nullif(snapshot.revenue_12m_minor
    + snapshot.returns_12m_minor + snapshot.discounts_12m_minor, 0) AS discount_rate,
  snapshot.returns_12m_minor,
  1.0 * snapshot.returns_12m_minor / nullif(snapshot.revenue_12m_minor
    + snapshot.returns_12m_minor, 0) AS return_rate,
  snapshot.margin_12m_minor,
  1.0 * snapshot.margin_12m_minor / nullif(snapshot.costed_revenue_12m_minor, 0) AS margin_ratio,
  1.0 * snapshot.costed_revenue_12m_minor / nullif(snapshot.revenue_12m_minor, 0)
    AS cost_coverage_ratio,
  1.0 * snapshot.revenue_12m_minor / nullif(snapshot.orders_12m, 0)
    AS average_order_value_12m_minor,
  snapshot.contacts_12m, snapshot.contact_minutes_micro_12m, snapshot.last_contact_date_key,
  snapshot.cost_to_serve_12m_minor, snapshot.contribution_12m_minor, snapshot.contribution_rank,
  snapshot.receivables_minor, snapshot.overdue_minor, snapshot.credit_minor,
  snapshot.disputed_minor, snapshot.oldest_overdue_days, snapshot.recency_score,
  snapshot.frequency_score, snapshot.money_score, snapshot.alive_probability,
  snapshot.expected_orders_12m, snapshot.expected_revenue_12m_minor,
  snapshot.lifetime_value_12m_minor
FROM customer_snapshot AS snapshot
JOIN customer_at_month AS customer ON customer.month_key = snapshot.month_key
  AND customer.customer_key = snapshot.customer_key;

-- grain: one row: how many minor units one unit of the company's currency has, as a number
CREATE VIEW money_unit AS
SELECT CASE minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END AS minor_units
FROM setting;

-- grain: a customer in a classified month, as segments ask for it: money in currency units, days as
-- ISO texts, every tag as 1 or 0 under its plain name (0 where not assessed; is_… knows better)
CREATE VIEW profile AS
SELECT month_key, customer_key, customer_id, name, kind, country, region, market, city,
  postal_code, language, rep_id, rep, team, email, phone, tax_id, registration_id, parent_id,
  CASE WHEN acquired_date_key > 0 THEN substr(CAST(acquired_date_key AS TEXT), 1, 4) || '-'
    || substr(CAST(acquired_date_key AS TEXT), 5, 2) || '-'
    || substr(CAST(acquired_date_key AS TEXT), 7, 2) END AS acquired_on,
  acquisition_source, marketing_consent, preferred_medium, payment_term_days,
  credit_limit_minor / (SELECT minor_units FROM money_unit) AS credit_limit,
  stage, headline, coalesce(is_key, 0) AS key, coalesce(is_loyal, 0) AS loyal,
  coalesce(is_indebted, 0) AS indebted, coalesce(is_unprofitable, 0) AS unprofitable,
  is_key, is_loyal, is_indebted, is_unprofitable,
  CASE WHEN first_order_date_key > 0 THEN substr(CAST(first_order_date_key AS TEXT), 1, 4) || '-'
    || substr(CAST(first_order_date_key AS TEXT), 5, 2) || '-'
    || substr(CAST(first_order_date_key AS TEXT), 7, 2) END AS first_order_on,
  CASE WHEN last_order_date_key > 0 THEN substr(CAST(last_order_date_key AS TEXT), 1, 4) || '-'
    || substr(CAST(last_order_date_key AS TEXT), 5, 2) || '-'
    || substr(CAST(last_order_date_key AS TEXT), 7, 2) END AS last_order_on,
  recency_days, tenure_days, order_days, median_gap_days, orders_total, orders_12m,
  order_months_12m, lines_12m, return_lines_12m, units_micro_12m / 1000000.0 AS units_12m,
  revenue_total_minor / (SELECT minor_units FROM money_unit) AS revenue_total,
  revenue_12m_minor / (SELECT minor_units FROM money_unit) AS revenue_12m,
  revenue_year_before_minor / (SELECT minor_units FROM money_unit) AS revenue_year_before,
  growth,
  discounts_12m_minor / (SELECT minor_units FROM money_unit) AS discounts_12m,
  discount_rate,
  returns_12m_minor / (SELECT minor_units FROM money_unit) AS returns_12m,
  return_rate,
  margin_12m_minor / (SELECT minor_units FROM money_unit) AS margin_12m,
  margin_ratio, cost_coverage_ratio,
  average_order_value_12m_minor / (SELECT minor_units FROM money_unit) AS average_order_value_12m,
  contacts_12m, contact_minutes_micro_12m / 1000000.0 AS contact_minutes_12m,
  CASE WHEN last_contact_date_key > 0 THEN substr(CAST(last_contact_date_key AS TEXT), 1, 4) || '-'
    || substr(CAST(last_contact_date_key AS TEXT), 5, 2) || '-'
    || substr(CAST(last_contact_date_key AS TEXT), 7, 2) END AS last_contact_on,
  cost_to_serve_12m_minor / (SELECT minor_units FROM money_unit) AS cost_to_serve_12m,
  contribution_12m_minor / (SELECT minor_units FROM money_unit) AS contribution_12m,
  contribution_rank,
  receivables_minor / (SELECT minor_units FROM money_unit) AS receivables,
  overdue_minor / (SELECT minor_units FROM money_unit) AS overdue,
  credit_minor / (SELECT minor_units FROM money_unit) AS credits,
  disputed_minor / (SELECT minor_units FROM money_unit) AS disputed,
  oldest_overdue_days, recency_score, frequency_score, money_score, alive_probability,
  expected_orders_12m,
  expected_revenue_12m_minor / (SELECT minor_units FROM money_unit) AS expected_revenue_12m,
  lifetime_value_12m_minor / (SELECT minor_units FROM money_unit) AS lifetime_value_12m
FROM customer_profile;

-- ---------------------------------------------------------------- facts as people read them

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
JOIN dim_product AS product ON product.product_key = line.product_key
JOIN dim_category AS category ON category.category_key = product.category_key
JOIN dim_channel AS channel ON channel.channel_key = line.channel_key
JOIN dim_rep AS rep ON rep.rep_key = line.rep_key
JOIN dim_campaign AS campaign ON campaign.campaign_key = line.campaign_key
JOIN dim_market AS market ON market.market_key = line.market_key
JOIN dim_market AS country ON country.market_key = line.country_key
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

-- ---------------------------------------------------------------- sales by who, where and how

-- grain: a member of a dimension (rep, team, channel, campaign, market, country, category) in a month
-- with completed lines. A line without a member stands under the empty id. orders: NULL for
-- categories, for an order has several.
CREATE VIEW dimension_sales AS
SELECT sold.month_key, sold.dimension, sold.member_key, rep.rep_id AS member_id,
  rep.name AS member, sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor,
  sold.discounts_minor, sold.revenue_minor, sold.returns_minor, sold.costed_lines,
  sold.costed_revenue_minor, sold.cost_minor
FROM dimension_month AS sold JOIN dim_rep AS rep ON rep.rep_key = sold.member_key
WHERE sold.dimension = 'rep'
UNION ALL
SELECT sold.month_key, 'team', 0, coalesce(rep.team, ''), rep.team, sold.lines, sold.orders,
  sold.units_micro, sold.gross_sales_minor, sold.discounts_minor, sold.revenue_minor,
  sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor, sold.cost_minor
FROM dimension_month AS sold JOIN dim_rep AS rep ON rep.rep_key = sold.member_key
WHERE sold.dimension = 'rep'
UNION ALL
SELECT sold.month_key, sold.dimension, sold.member_key, channel.channel, channel.channel,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dimension_month AS sold JOIN dim_channel AS channel ON channel.channel_key = sold.member_key
WHERE sold.dimension = 'channel'
UNION ALL
SELECT sold.month_key, sold.dimension, sold.member_key, campaign.campaign_id, campaign.name,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dimension_month AS sold
JOIN dim_campaign AS campaign ON campaign.campaign_key = sold.member_key
WHERE sold.dimension = 'campaign'
UNION ALL
SELECT sold.month_key, sold.dimension, sold.member_key, market.market, market.market,
  sold.lines, sold.orders, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM dimension_month AS sold JOIN dim_market AS market ON market.market_key = sold.member_key
WHERE sold.dimension IN ('market', 'country')
UNION ALL
SELECT sold.month_key, 'category', sold.category_key, category.category, category.category,
  sold.lines, NULL, sold.units_micro, sold.gross_sales_minor, sold.discounts_minor,
  sold.revenue_minor, sold.returns_minor, sold.costed_lines, sold.costed_revenue_minor,
  sold.cost_minor
FROM product_market_month AS sold
JOIN dim_category AS category ON category.category_key = sold.category_key;

-- grain: a customer who no longer wants offers, from that day on
CREATE VIEW customer_unsubscribed AS
SELECT account.customer_key, min(response.response_date_key) AS unsubscribed_date_key
FROM fact_campaign_response AS response
JOIN dim_account AS account ON account.account_key = response.account_key
WHERE response.event = 'unsubscribed' AND account.customer_key <> 0
GROUP BY account.customer_key;
