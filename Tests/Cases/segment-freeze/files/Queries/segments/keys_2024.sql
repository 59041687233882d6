-- keys_2024: those for whom held at the end of 2024-12: key
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   customer_id  id  the customer
--   key  flag  bears the tag key; 0 where not assessed
SELECT customer_id, key
FROM (
SELECT customer_id, name, kind, country, region, market, city, postal_code, language, rep_id, rep,
  team, email, phone, tax_id, registration_id, parent_id, acquired_date_key AS acquired_on,
  acquisition_source, marketing_consent, preferred_medium, payment_term_days,
  credit_limit_minor AS credit_limit, stage, headline, coalesce(is_key, 0) AS key,
  coalesce(is_loyal, 0) AS loyal, coalesce(is_indebted, 0) AS indebted,
  coalesce(is_unprofitable, 0) AS unprofitable, is_key, is_loyal, is_indebted, is_unprofitable,
  first_order_date_key AS first_order_on, last_order_date_key AS last_order_on, recency_days,
  tenure_days, order_days, median_gap_days, orders_total, orders_12m, order_months_12m, lines_12m,
  return_lines_12m, units_micro_12m AS units_12m, revenue_total_minor AS revenue_total,
  revenue_12m_minor AS revenue_12m, revenue_year_before_minor AS revenue_year_before, growth,
  discounts_12m_minor AS discounts_12m, discount_rate, returns_12m_minor AS returns_12m,
  return_rate, margin_12m_minor AS margin_12m, margin_ratio, cost_coverage_ratio,
  average_order_value_12m_minor AS average_order_value_12m, contacts_12m,
  contact_minutes_micro_12m AS contact_minutes_12m, last_contact_date_key AS last_contact_on,
  cost_to_serve_12m_minor AS cost_to_serve_12m, contribution_12m_minor AS contribution_12m,
  contribution_rank, receivables_minor AS receivables, overdue_minor AS overdue,
  credit_minor AS credits, disputed_minor AS disputed, oldest_overdue_days, recency_score,
  frequency_score, money_score, alive_probability, expected_orders_12m,
  expected_revenue_12m_minor AS expected_revenue_12m,
  lifetime_value_12m_minor AS lifetime_value_12m
FROM customer_profile
WHERE month_key = :month
ORDER BY customer_id, customer_key
) AS row
WHERE customer_id IN (SELECT profile.customer_id FROM profile WHERE profile.month_key = :month AND profile.customer_id IN (
  'C1',
  'C2'
))
ORDER BY row.revenue_12m DESC, row.customer_id;
