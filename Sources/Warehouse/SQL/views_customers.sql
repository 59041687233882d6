-- Views of customers: as of a month, their profile, who wants no more offers.

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

-- grain: a customer in a classified month: what its snapshot says, raw: money in minor units, days as
-- keys, classes NULL where not assessed
CREATE VIEW snapshot_profile AS
SELECT month_key, customer_key, stage, headline, is_key, is_loyal, is_indebted, is_unprofitable,
  first_order_date_key, last_order_date_key, recency_days, tenure_days, order_days,
  median_gap_days, orders_total, orders_12m, order_months_12m, lines_12m, return_lines_12m,
  units_micro_12m, revenue_total_minor, revenue_12m_minor, revenue_year_before_minor,
  CASE WHEN revenue_year_before_minor > 0
    THEN 1.0 * revenue_12m_minor / revenue_year_before_minor - 1 END AS growth,
  discounts_12m_minor,
  1.0 * discounts_12m_minor
    / nullif(revenue_12m_minor + returns_12m_minor + discounts_12m_minor, 0) AS discount_rate,
  returns_12m_minor,
  1.0 * returns_12m_minor / nullif(revenue_12m_minor + returns_12m_minor, 0) AS return_rate,
  margin_12m_minor,
  1.0 * margin_12m_minor / nullif(costed_revenue_12m_minor, 0) AS margin_ratio,
  1.0 * costed_revenue_12m_minor / nullif(revenue_12m_minor, 0) AS cost_coverage_ratio,
  1.0 * revenue_12m_minor / nullif(orders_12m, 0) AS average_order_value_12m_minor,
  contacts_12m, contact_minutes_micro_12m, last_contact_date_key, cost_to_serve_12m_minor,
  contribution_12m_minor, contribution_rank, receivables_minor, overdue_minor, credit_minor,
  disputed_minor, oldest_overdue_days, recency_score, frequency_score, money_score,
  alive_probability, expected_orders_12m, expected_revenue_12m_minor, lifetime_value_12m_minor
FROM customer_snapshot;

-- grain: a customer in a classified month: every measure of its profile, raw: money in minor units,
-- days as keys, classes NULL where not assessed
CREATE VIEW customer_profile AS
SELECT customer.customer_id, customer.name,
  customer.kind, customer.country, customer.region, customer.market, customer.city,
  customer.postal_code, customer.language, customer.rep_id, customer.rep, customer.team,
  customer.email, customer.phone, customer.tax_id, customer.registration_id, customer.parent_id,
  customer.acquired_date_key, customer.acquisition_source, customer.marketing_consent,
  customer.preferred_medium, customer.payment_term_days, customer.credit_limit_minor,
  snapshot.*
FROM snapshot_profile AS snapshot
CROSS JOIN customer_at_month AS customer
-- A version's key is its customer's and its first day's, in the order of the snapshot.
WHERE customer.month_key = snapshot.month_key
  AND customer.customer_version_key >= snapshot.customer_key << 27
  AND customer.customer_version_key < (snapshot.customer_key + 1) << 27;

-- grain: a customer in a classified month: the part of profile that needs no look at who it is, so
-- that a condition over it is one walk through the month's snapshot
CREATE VIEW profile_measures AS
SELECT month_key, customer_key,
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
FROM snapshot_profile;

-- grain: a customer in a classified month, as segments ask for it: money in currency units, days as
-- ISO texts, every tag as 1 or 0 under its plain name (0 where not assessed; is_… knows better)
CREATE VIEW profile AS
SELECT customer.customer_id, customer.name, customer.kind, customer.country, customer.region,
  customer.market, customer.city, customer.postal_code, customer.language, customer.rep_id,
  customer.rep, customer.team, customer.email, customer.phone, customer.tax_id,
  customer.registration_id, customer.parent_id,
  CASE WHEN customer.acquired_date_key > 0
    THEN substr(CAST(customer.acquired_date_key AS TEXT), 1, 4) || '-'
    || substr(CAST(customer.acquired_date_key AS TEXT), 5, 2) || '-'
    || substr(CAST(customer.acquired_date_key AS TEXT), 7, 2) END AS acquired_on,
  customer.acquisition_source, customer.marketing_consent, customer.preferred_medium,
  customer.payment_term_days,
  customer.credit_limit_minor / (SELECT minor_units FROM money_unit) AS credit_limit,
  measures.*
FROM profile_measures AS measures
CROSS JOIN customer_at_month AS customer
WHERE customer.month_key = measures.month_key
  AND customer.customer_version_key >= measures.customer_key << 27
  AND customer.customer_version_key < (measures.customer_key + 1) << 27;

-- grain: a customer who no longer wants offers, from that day on
CREATE VIEW customer_unsubscribed AS
SELECT account.customer_key, min(response.response_date_key) AS unsubscribed_date_key
FROM fact_campaign_response AS response
JOIN dim_account AS account ON account.account_key = response.account_key
WHERE response.event = 'unsubscribed' AND account.customer_key <> 0
GROUP BY account.customer_key;
