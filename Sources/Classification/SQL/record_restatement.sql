-- The figures of a month that were known before and are others now.
INSERT OR REPLACE INTO month_restated (run_key, month_key, metric, before_value, after_value)
WITH new (month_key, run_key, metric, value) AS (
  VALUES (?2, ?1, 'revenue', ?3), (?2, ?1, 'cost', ?4), (?2, ?1, 'orders', ?5),
    (?2, ?1, 'active_customers', ?6), (?2, ?1, 'receivables', ?7), (?2, ?1, 'overdue', ?8)
),
old (month_key, metric, value) AS (
  SELECT month_key, 'revenue', revenue_minor FROM company_month WHERE month_key = ?2
  UNION ALL SELECT month_key, 'cost', cost_minor FROM company_month WHERE month_key = ?2
  UNION ALL SELECT month_key, 'orders', orders FROM company_month WHERE month_key = ?2
  UNION ALL SELECT month_key, 'active_customers', active_customers FROM company_month
    WHERE month_key = ?2
  UNION ALL SELECT month_key, 'receivables', receivables_minor FROM company_month
    WHERE month_key = ?2
  UNION ALL SELECT month_key, 'overdue', overdue_minor FROM company_month WHERE month_key = ?2
)
SELECT new.run_key, new.month_key, new.metric, old.value, new.value
FROM new JOIN old ON old.month_key = new.month_key AND old.metric = new.metric
WHERE old.value IS NOT new.value;
