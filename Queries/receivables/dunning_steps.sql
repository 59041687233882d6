-- dunning_steps: how far dunning has got: customers and what is due of them by the step that is due.
-- The steps by days since the earliest due day are the workspace's. What is disputed and what a
-- customer has to its credit is not asked for.
-- needs: open_invoices overdue_customers
-- parameters:
--   month  month  last  the month
-- columns:
--   step  text  reminder, second reminder, last reminder or end the relation
--   from_days  count  days past the due day from which on the step is due
--   customers  count  for whom it is due
--   due  money  overdue and not disputed, less the customers' own credits
--   share  ratio  of all that is due
WITH late AS MATERIALIZED (
  SELECT CASE WHEN owed.overdue_days >= setting.dunning_end_days THEN 4
      WHEN owed.overdue_days >= setting.dunning_last_days THEN 3
      WHEN owed.overdue_days >= setting.dunning_second_days THEN 2
      WHEN owed.overdue_days >= setting.dunning_reminder_days THEN 1 ELSE 0 END AS position,
    count(*) AS customers, sum(owed.overdue_minor - owed.credit_minor) AS due_minor
  FROM overdue_customer AS owed
  CROSS JOIN setting
  WHERE owed.customer_key <> 0 AND owed.overdue_minor - owed.credit_minor > 0
  GROUP BY 1
),
step AS (
  SELECT 1 AS position, 'reminder' AS step, dunning_reminder_days AS from_days FROM setting
  UNION ALL SELECT 2, 'second reminder', dunning_second_days FROM setting
  UNION ALL SELECT 3, 'last reminder', dunning_last_days FROM setting
  UNION ALL SELECT 4, 'end the relation', dunning_end_days FROM setting
)
SELECT step.step, step.from_days, coalesce(late.customers, 0) AS customers,
  coalesce(late.due_minor, 0) AS due,
  1.0 * coalesce(late.due_minor, 0) / nullif(sum(late.due_minor) OVER (), 0) AS share
FROM step
LEFT JOIN late ON late.position = step.position
WHERE EXISTS (SELECT 1 FROM late)
ORDER BY step.position;
