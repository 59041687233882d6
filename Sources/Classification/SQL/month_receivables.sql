-- Who owes what at a month's end.
SELECT customer_key,
  not_due_minor + overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor
    + overdue_over_90_minor,
  overdue_1_30_minor + overdue_31_60_minor + overdue_61_90_minor + overdue_over_90_minor,
  credit_minor, disputed_minor, oldest_due_date_key
FROM receivable_month
WHERE month_key = :month
ORDER BY customer_key;
