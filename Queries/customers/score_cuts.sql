-- score_cuts: where the RFM scores are cut: the 20, 40, 60 and 80 % quantiles of each measure.
-- Of the customers with an order in the trailing year. A value equal to a cut gets the lower score,
-- of recency the higher, so that equal values get equal scores. Recency: days since the last order.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
-- columns:
--   score_measure  text  recency, frequency or money
--   unit  text  days, count, or the company's ISO currency
--   cut_20  by_unit  a fifth of the customers is at most here
--   cut_40  by_unit  two fifths are
--   cut_60  by_unit  three fifths are
--   cut_80  by_unit  four fifths are
SELECT measure AS score_measure, unit,
  max(CASE cut WHEN 1 THEN value END) AS cut_20, max(CASE cut WHEN 2 THEN value END) AS cut_40,
  max(CASE cut WHEN 3 THEN value END) AS cut_60, max(CASE cut WHEN 4 THEN value END) AS cut_80
FROM score_cut
WHERE month_key = :month
GROUP BY measure, unit
ORDER BY CASE measure WHEN 'recency' THEN 1 WHEN 'frequency' THEN 2 ELSE 3 END;
