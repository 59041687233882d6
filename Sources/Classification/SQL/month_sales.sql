-- A month's sales by customer.
SELECT customer_key, lines, return_lines, orders, order_day_bits, costed_lines, units_micro,
  gross_sales_minor, discounts_minor, revenue_minor, returns_minor, costed_revenue_minor,
  cost_minor, order_revenue_minor, first_day_order_revenue_minor
FROM customer_month
WHERE month_key = :month
ORDER BY customer_key;
