-- customer_classes: the classes that a customer bears at a month's end, with the reason.
-- needs: snapshot
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the classified month
--   only_own  flag  0  only the firm's own classes, without the four
-- columns:
--   class  text  the class
--   reason  text  the sentence with the value measured and the threshold
SELECT tag.class, tag.reason
-- CROSS JOIN keeps the order of the ways: the customer, then its tags.
FROM dim_customer AS customer
CROSS JOIN customer_tag AS tag
WHERE tag.month_key = :month AND tag.customer_key = customer.customer_key
  AND customer.customer_id = :customer AND customer.is_current = 1 AND customer.customer_key <> 0
  AND (:only_own = 0 OR tag.class NOT IN ('key', 'loyal', 'indebted', 'unprofitable'))
ORDER BY tag.class;
