-- The months of the history, :first to :last, in order, with what the sweep needs of the calendar.
SELECT month_key, month_index, last_day_number - days + 1, last_day_number, fiscal_month
FROM dim_month
WHERE month_key >= :first AND month_key <= :last
ORDER BY month_index;
