-- Who was key and who was loyal in each classified month before :month, as it is kept.
SELECT month_key, class = 'key', bearer_list
FROM class_month
WHERE month_key < :month AND class IN ('key', 'loyal')
  AND month_key IN (SELECT month_key FROM snapshot_month);
