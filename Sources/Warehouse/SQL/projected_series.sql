-- Revenue of every month from the first one with a sales line to a month, which is to be projected.
SELECT month_key, revenue_minor
FROM company_month
WHERE month_key <= :month
  AND month_key >= (SELECT min(month_key) FROM company_month WHERE lines > 0)
ORDER BY month_key;
