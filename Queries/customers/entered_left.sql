-- entered_left: who entered and who left each class against an earlier month.
-- No row where the earlier month is not classified. The reason is that of the tag: of the month for
-- those who entered, of the earlier month for those who left.
-- needs: snapshot class_moves
-- parameters:
--   month  month  last  the classified month
--   against  previous_month|same_month_last_year  previous_month  the month compared with
-- columns:
--   class  text  the class
--   movement  text  entered or left
--   customer_id  id  the customer
--   name  text  its name
--   headline  text  what it is counted under now; blank if it is no longer listed
--   revenue_12m  money  of its trailing year
--   contribution_12m  money  of its trailing year
--   overdue  money  at the month's end
--   reason  text  why it bears or bore the class
SELECT moved.class, moved.movement, customer.customer_id, customer.name, snapshot.headline,
  snapshot.revenue_12m_minor AS revenue_12m, snapshot.contribution_12m_minor AS contribution_12m,
  snapshot.overdue_minor AS overdue, tag.reason
FROM class_move AS moved
CROSS JOIN customer_tag AS tag
CROSS JOIN customer_at_month AS customer
LEFT JOIN customer_snapshot AS snapshot
  ON snapshot.month_key = :month AND snapshot.customer_key = moved.customer_key
WHERE tag.month_key = moved.month_key AND tag.customer_key = moved.customer_key
  AND tag.class = moved.class
  AND customer.month_key = :month
  -- A version's key is its customer's and its first day's.
  AND customer.customer_version_key >= moved.customer_key << 27
  AND customer.customer_version_key < (moved.customer_key + 1) << 27
ORDER BY moved.class, moved.movement, coalesce(snapshot.revenue_12m_minor, 0) DESC,
  customer.customer_id, moved.customer_key;
