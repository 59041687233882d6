-- change_of_revenue: the change of revenue, split into price, volume, mix, new and lost customers.
-- Over customers with revenue in both months (anonymous sales as one customer): price is the sum of
-- (price now − price then) × units now over the products sold in both; volume is (units now − units
-- then) × the average price then; mix is the rest. New and lost customers count whole. The five parts
-- add up to the change, to the minor unit. No row where the month compared with is before the history.
-- needs: compared_revenue
-- parameters:
--   month  month  last  the month
--   against  same_month_last_year|previous_month  same_month_last_year  the month compared with
-- columns:
--   part  text  price, volume, mix, new_customers or lost_customers
--   change  money  what it added to revenue; negative where it took
--   revenue  money  of the month, the same in each row
--   revenue_before  money  of the month compared with, the same in each row
--   compared_with  month  that month
WITH asked AS (
  SELECT CASE :against WHEN 'previous_month' THEN previous_month_key ELSE year_ago_month_key END
    AS before_key
  FROM dim_month
  WHERE month_key = :month
),
product AS (
  SELECT 1.0 * units_micro AS now_units, 1.0 * units_before_micro AS before_units,
    revenue_minor AS now_minor, before_minor
  FROM compared_revenue
  WHERE customers = 'continuing'
),
kept AS (
  SELECT coalesce(sum(now_minor), 0) AS now_minor, coalesce(sum(before_minor), 0) AS before_minor,
    coalesce(round(sum(CASE WHEN now_units > 0 AND before_units > 0
      THEN now_minor - before_minor * now_units / before_units END)), 0) AS price_minor,
    coalesce(CASE WHEN sum(before_units) > 0
      THEN round((sum(now_units) - sum(before_units)) * sum(before_minor) / sum(before_units)) END,
      0) AS volume_minor
  FROM product
),
total AS (
  SELECT sum(revenue_minor) AS now_minor, sum(before_minor) AS before_minor,
    sum(CASE customers WHEN 'new' THEN revenue_minor ELSE 0 END) AS new_minor,
    sum(CASE customers WHEN 'lost' THEN before_minor ELSE 0 END) AS lost_minor
  FROM compared_revenue
),
part (position, part) AS (
  VALUES (1, 'price'), (2, 'volume'), (3, 'mix'), (4, 'new_customers'), (5, 'lost_customers')
)
SELECT part.part,
  CASE part.part WHEN 'price' THEN kept.price_minor
    WHEN 'volume' THEN kept.volume_minor
    WHEN 'mix' THEN kept.now_minor - kept.before_minor - kept.price_minor - kept.volume_minor
    WHEN 'new_customers' THEN total.new_minor
    ELSE -total.lost_minor END AS change,
  total.now_minor AS revenue, total.before_minor AS revenue_before,
  asked.before_key AS compared_with
FROM asked CROSS JOIN total CROSS JOIN kept CROSS JOIN part
WHERE total.now_minor IS NOT NULL
ORDER BY part.position;
