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
--   since  month  the first of the months in a row in which it bore the class, as far as classified
--   months  count  how many months in a row that is
SELECT asked.customer_id, tag.class, tag.reason, begun.month_key AS since,
  now.month_index - begun.month_index + 1 AS months
FROM asked_customer AS asked
CROSS JOIN customer_tag AS tag
JOIN dim_month AS now ON now.month_key = tag.month_key
-- The month after the last one before in which it was not borne, or not classified.
JOIN dim_month AS begun ON begun.month_index = 1 + (
  SELECT max(before.month_index)
  FROM dim_month AS before
  WHERE before.month_index < now.month_index AND NOT EXISTS (
    SELECT 1
    FROM customer_tag AS earlier
    WHERE earlier.month_key = before.month_key AND earlier.customer_key = tag.customer_key
      AND earlier.class = tag.class))
WHERE tag.month_key = :month AND tag.customer_key = asked.customer_key
  AND (:only_own = 0 OR tag.class NOT IN ('key', 'loyal', 'indebted', 'unprofitable'))
ORDER BY asked.customer_id, tag.class;
