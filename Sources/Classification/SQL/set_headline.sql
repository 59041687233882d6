UPDATE customer_snapshot SET headline = :headline
WHERE month_key = :month AND customer_key = :customer;
