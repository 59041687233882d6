-- customer_classes: the classes that a customer bears at a month's end, with the reason.
-- needs: snapshot customers asked_classes
-- parameters:
--   customer  text  required  the customer's id
--   month  month  last  the classified month
--   only_own  flag  0  only the firm's own classes, without the four
-- columns:
--   customer_id  id  the customer
--   class  text  the class
--   reason  text  the sentence with the value measured and the threshold
--   since  month  the first of the months in a row in which it bore the class, as far as classified
--   months  count  how many months in a row that is
SELECT borne.customer_id, tag.class, tag.reason, borne.since_month_key AS since, borne.months
FROM asked_class AS borne
CROSS JOIN customer_tag AS tag
WHERE tag.month_key = :month AND tag.customer_key = borne.customer_key AND tag.class = borne.class
  AND (:only_own = 0 OR tag.class NOT IN ('key', 'loyal', 'indebted', 'unprofitable'))
ORDER BY borne.customer_id, tag.class;
