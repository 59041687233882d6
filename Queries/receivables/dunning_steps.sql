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
WITH late AS (
  SELECT overdue_days, overdue_minor - credit_minor AS due_minor
  FROM overdue_customer
  WHERE customer_key <> 0
),
step AS (
  SELECT 1 AS position, 'reminder' AS step, dunning_reminder_days AS from_days,
    dunning_second_days AS to_days FROM setting
  UNION ALL
  SELECT 2, 'second reminder', dunning_second_days, dunning_last_days FROM setting
  UNION ALL
  SELECT 3, 'last reminder', dunning_last_days, dunning_end_days FROM setting
  UNION ALL
  SELECT 4, 'end the relation', dunning_end_days, 1000000 FROM setting
)
SELECT step.step, step.from_days, count(late.due_minor) AS customers,
  coalesce(sum(late.due_minor), 0) AS due,
  1.0 * coalesce(sum(late.due_minor), 0) / nullif(sum(sum(late.due_minor)) OVER (), 0) AS share
FROM step
LEFT JOIN late ON late.due_minor > 0 AND late.overdue_days >= step.from_days
  AND late.overdue_days < step.to_days
WHERE EXISTS (SELECT 1 FROM late WHERE due_minor > 0)
GROUP BY step.position, step.step, step.from_days
ORDER BY step.position;
