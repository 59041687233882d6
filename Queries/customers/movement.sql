-- movement: how customers moved from one headline to another since an earlier month.
-- Headlines are exclusive, so that rows and columns add up to the customers listed. Customers listed in
-- only one of the months move from or to `not listed`.
-- No row where the earlier month is not classified.
-- needs: snapshot headline_moves
-- parameters:
--   month  month  last  the classified month
--   against  same_month_last_year|previous_month  same_month_last_year  the month compared with
-- columns:
--   from_headline  text  in the earlier month
--   to_headline  text  in the month
--   customers  count  who made this move, or stayed
--   revenue_12m  money  of their trailing year to the month
SELECT from_headline, to_headline, customers, revenue_minor AS revenue_12m
FROM headline_move
ORDER BY from_headline, to_headline;
