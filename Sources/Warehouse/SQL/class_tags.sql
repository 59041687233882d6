-- Who bears each class in a month, in the order of the customers.
SELECT tag.class, tag.customer_key, coalesce(snapshot.revenue_12m_minor, 0)
FROM customer_tag AS tag
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = tag.month_key AND snapshot.customer_key = tag.customer_key
WHERE tag.month_key = ?1
ORDER BY tag.customer_key, tag.class;
