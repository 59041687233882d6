-- class_history: how many customers bore each class in each classified month, with who came and went.
-- Came and went are against the month before; blank where that is not classified.
-- parameters:
--   month  month  last  the last month
--   months  integer  13  how many months
-- columns:
--   month  month  the classified month
--   class  text  the class
--   customers  count  who bore it
--   entered  count  who did not bear it the month before
--   gone  count  who bore it the month before and no longer
WITH asked AS (
  SELECT month_index FROM dim_month WHERE month_key = :month
),
borne AS (
  SELECT tag.month_key, tag.class, count(*) AS customers,
    sum(CASE WHEN before.customer_key IS NULL THEN 1 ELSE 0 END) AS entered
  FROM asked
  JOIN dim_month AS month
    ON month.month_index >= asked.month_index - :months AND month.month_index <= asked.month_index
  JOIN customer_tag AS tag ON tag.month_key = month.month_key
  LEFT JOIN customer_tag AS before ON before.month_key = month.previous_month_key
    AND before.customer_key = tag.customer_key AND before.class = tag.class
  GROUP BY tag.month_key, tag.class
)
SELECT borne.month_key AS month, borne.class, borne.customers,
  CASE WHEN classified.month_key IS NOT NULL THEN borne.entered END AS entered,
  CASE WHEN classified.month_key IS NOT NULL
    THEN coalesce(before.customers, 0) + borne.entered - borne.customers END AS gone
FROM borne
JOIN dim_month AS month ON month.month_key = borne.month_key
LEFT JOIN snapshot_month AS classified ON classified.month_key = month.previous_month_key
LEFT JOIN borne AS before
  ON before.month_key = month.previous_month_key AND before.class = borne.class
WHERE month.month_index > (SELECT month_index FROM asked) - :months
ORDER BY borne.month_key, borne.class;
