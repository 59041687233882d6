-- Who bears a class in a classified month, as it is kept.
SELECT bearer_list
FROM class_month
WHERE month_key = ?1 AND class = ?2 AND month_key IN (SELECT month_key FROM snapshot_month);
