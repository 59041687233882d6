INSERT OR REPLACE INTO company_month (month_key, lines, orders, units_micro, gross_sales_minor,
  discounts_minor, revenue_minor, anonymous_revenue_minor, returns_minor, costed_lines,
  costed_revenue_minor, cost_minor, active_customers, new_customers, returning_customers,
  reactivated_customers, lost_customers, active_customers_ytd, new_customers_ytd,
  returning_customers_ytd, reactivated_customers_ytd, active_customers_12m, repeat_customers_12m,
  active_customers_year_before, retained_customers_12m, contacts, cost_to_serve_minor,
  receivables_minor, overdue_minor, credit_minor, invoiced_90_days_minor)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
