-- pipeline: open deals at the month's end by stage, with their value and what it is worth by chance.
-- The stages stand in the order of their deals' chance to be won, then of their age.
-- Which deals are open, what their chance is and which have slipped says open_deals.
-- uses: open_deals
-- parameters:
--   month  month  last  the month
-- columns:
--   stage  text  the stage
--   deals  count  open deals
--   value  money  of those whose amount is known
--   weighted_value  money  amount × chance
--   unvalued_deals  count  deals without an amount
--   slipped_deals  count  whose expected day has passed
--   slipped_value  money  of those
--   median_age_days  days  since they were opened, of those whose day is known
WITH placed AS (
  SELECT open_deals.*,
    row_number() OVER (PARTITION BY stage, CASE WHEN age_days IS NULL THEN 1 ELSE 0 END
      ORDER BY age_days, opportunity_id) AS place,
    count(age_days) OVER (PARTITION BY stage) AS aged
  FROM open_deals
)
SELECT stage, count(*) AS deals, sum(amount) AS value,
  round(sum(amount * chance)) AS weighted_value,
  sum(CASE WHEN amount IS NULL THEN 1 ELSE 0 END) AS unvalued_deals,
  sum(is_slipped) AS slipped_deals,
  CASE WHEN sum(is_slipped) = 0 THEN 0 ELSE sum(CASE is_slipped WHEN 1 THEN amount END) END
    AS slipped_value,
  avg(CASE WHEN age_days IS NOT NULL AND place IN ((aged + 1) / 2, (aged + 2) / 2)
    THEN 1.0 * age_days END) AS median_age_days
FROM placed
GROUP BY stage
ORDER BY avg(chance), avg(1.0 * age_days), stage;
