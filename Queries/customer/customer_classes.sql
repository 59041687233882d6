-- customer_classes: the classes that a customer bears at a month's end, with the reason.
-- needs: snapshot customers
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the classified month
--   only_own  flag  0  only the firm's own classes, without the four
-- columns:
--   customer_id  id  the customer
--   class  text  the class
--   reason  text  the sentence with the value measured and the threshold
SELECT asked.customer_id, tag.class, tag.reason
FROM asked_customer AS asked
CROSS JOIN customer_tag AS tag
WHERE tag.month_key = :month AND tag.customer_key = asked.customer_key
  AND (:only_own = 0 OR tag.class NOT IN ('key', 'loyal', 'indebted', 'unprofitable'))
ORDER BY asked.customer_id, tag.class;
