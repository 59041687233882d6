-- Who bears which class in a classified month, as it is kept.
SELECT class, bearer_list, customers
FROM class_month
WHERE month_key = :month;
