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

-- grain: one row: how many minor units one unit of the company's currency has, as a number
CREATE VIEW money_unit AS
SELECT CASE minor_digits WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END AS minor_units
FROM setting;

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
