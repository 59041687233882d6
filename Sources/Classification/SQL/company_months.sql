SELECT month_key FROM company_month ORDER BY month_key;
