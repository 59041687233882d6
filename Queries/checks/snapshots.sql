-- snapshots: classified months that do not have the customers they should, or whose tags and flags differ.
-- columns:
--   month  month  the month
--   fault  text  what differs
--   expected  count  what it should be
--   found  count  what it is
WITH listed AS (
  SELECT month_key, count(*) AS customers, sum(coalesce(is_key, 0)) AS key_flags,
    sum(coalesce(is_loyal, 0)) AS loyal_flags, sum(coalesce(is_indebted, 0)) AS indebted_flags,
    sum(coalesce(is_unprofitable, 0)) AS unprofitable_flags
  FROM customer_snapshot
  GROUP BY month_key
),
tagged AS (
  SELECT month_key, sum(CASE class WHEN 'key' THEN 1 ELSE 0 END) AS key_tags,
    sum(CASE class WHEN 'loyal' THEN 1 ELSE 0 END) AS loyal_tags,
    sum(CASE class WHEN 'indebted' THEN 1 ELSE 0 END) AS indebted_tags,
    sum(CASE class WHEN 'unprofitable' THEN 1 ELSE 0 END) AS unprofitable_tags
  FROM customer_tag
  GROUP BY month_key
),
-- Months that an older program classified have no lists of who bears a class.
bearing AS (
  SELECT month_key, class, customers FROM class_month
  UNION ALL
  SELECT DISTINCT tag.month_key, tag.class, 0
  FROM customer_tag AS tag
  WHERE tag.month_key IN (SELECT month_key FROM class_month)
    AND (tag.month_key, tag.class) NOT IN (SELECT month_key, class FROM class_month)
),
compared AS (
  SELECT kept.month_key, 'customers' AS fault, kept.customers AS expected,
    coalesce(listed.customers, 0) AS found
  FROM snapshot_month AS kept LEFT JOIN listed ON listed.month_key = kept.month_key
  UNION ALL
  SELECT month_key, 'tags of key', key_flags, coalesce(key_tags, 0)
  FROM listed LEFT JOIN tagged USING (month_key)
  UNION ALL
  SELECT month_key, 'tags of loyal', loyal_flags, coalesce(loyal_tags, 0)
  FROM listed LEFT JOIN tagged USING (month_key)
  UNION ALL
  SELECT month_key, 'tags of indebted', indebted_flags, coalesce(indebted_tags, 0)
  FROM listed LEFT JOIN tagged USING (month_key)
  UNION ALL
  SELECT month_key, 'tags of unprofitable', unprofitable_flags, coalesce(unprofitable_tags, 0)
  FROM listed LEFT JOIN tagged USING (month_key)
  UNION ALL
  SELECT bearing.month_key, 'customers of ' || bearing.class,
    (SELECT count(*) FROM customer_tag AS tag
      WHERE tag.month_key = bearing.month_key AND tag.class = bearing.class), bearing.customers
  FROM bearing
)
SELECT month_key AS month, fault, expected, found
FROM compared
WHERE expected <> found
ORDER BY month_key, fault;
