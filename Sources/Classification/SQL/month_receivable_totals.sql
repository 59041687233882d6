-- What all customers together owe at a month's end.
SELECT
  not_due_minor + overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor
    + overdue_over_90_minor,
  overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor + overdue_over_90_minor,
  credit_minor
FROM ledger_month
WHERE month_key = :month;
