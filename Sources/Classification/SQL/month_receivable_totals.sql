-- What all customers together owe at a month's end.
SELECT
  sum(not_due_minor + overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor
    + overdue_over_90_minor),
  sum(overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor + overdue_over_90_minor),
  sum(credit_minor)
FROM receivable_month
WHERE month_key = :month;
