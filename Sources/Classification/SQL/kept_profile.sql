-- A customer's kept profile, in the order that `KeptProfile` reads it.
SELECT tenure_days, recency_days, first_order_date_key, last_order_date_key, order_days,
  median_gap_days, orders_total, orders_12m, order_months_12m, lines_12m, return_lines_12m,
  units_micro_12m, revenue_total_minor, revenue_12m_minor, revenue_year_before_minor,
  discounts_12m_minor, returns_12m_minor, costed_revenue_12m_minor, margin_12m_minor,
  contacts_12m, contact_minutes_micro_12m, last_contact_date_key, cost_to_serve_12m_minor,
  receivables_minor, overdue_minor, credit_minor, disputed_minor, oldest_overdue_days,
  later_order_revenue_minor, contribution_rank
FROM customer_snapshot
WHERE month_key = :month AND customer_key = :customer;
