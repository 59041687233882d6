-- The classes of the customers asked about in a month, in the order of the customers.
SELECT tag.class, tag.customer_key
FROM asked_customer AS asked
CROSS JOIN customer_tag AS tag
WHERE tag.month_key = ?1 AND tag.customer_key = asked.customer_key
ORDER BY tag.customer_key;
