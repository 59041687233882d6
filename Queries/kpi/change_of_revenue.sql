-- change_of_revenue: the change of revenue, split into price, volume, mix, new and lost customers.
-- Over customers with revenue in both months (anonymous sales as one customer): price is the sum of
-- (price now − price then) × units now over the products sold in both; volume is (units now − units
-- then) × the average price then; mix is the rest. New and lost customers count whole. The five parts
-- add up to the change, to the minor unit. No row where the month compared with is before the history.
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
  SELECT now.month_key AS now_key, before.month_key AS before_key,
    now.month_index << 48 AS now_from, (now.month_index + 1) << 48 AS now_to,
    before.month_index << 48 AS before_from, (before.month_index + 1) << 48 AS before_to
  FROM dim_month AS now
  JOIN dim_month AS before ON before.month_key = CASE :against
    WHEN 'previous_month' THEN now.previous_month_key ELSE now.year_ago_month_key END
  JOIN history_month AS history ON before.month_key >= history.first_month_key
  WHERE now.month_key = :month
),
customer AS MATERIALIZED (
  SELECT traded.customer_key,
    sum(CASE WHEN month_key = now_key THEN revenue_minor ELSE 0 END) AS now_minor,
    sum(CASE WHEN month_key = now_key THEN 0 ELSE revenue_minor END) AS before_minor
  FROM asked
  JOIN customer_month AS traded ON traded.month_key IN (asked.now_key, asked.before_key)
  GROUP BY traded.customer_key
),
continuing AS MATERIALIZED (
  SELECT account.account_key
  FROM customer
  JOIN dim_account AS account ON account.customer_key = customer.customer_key
  WHERE customer.now_minor <> 0 AND customer.before_minor <> 0
),
-- The lines of a month lie together, but for the few astray ones, which have an index.
line AS (
  SELECT account_key, product_key, 1 AS is_now, quantity_micro, revenue_minor
  FROM fact_sale_line
  WHERE sale_line_key >= (SELECT now_from FROM asked)
    AND sale_line_key < (SELECT now_to FROM asked)
    AND ordered_date_key / 100 = (SELECT now_key FROM asked) AND status = 2
  UNION ALL
  SELECT account_key, product_key, 0, quantity_micro, revenue_minor
  FROM fact_sale_line
  WHERE sale_line_key >= (SELECT before_from FROM asked)
    AND sale_line_key < (SELECT before_to FROM asked)
    AND ordered_date_key / 100 = (SELECT before_key FROM asked) AND status = 2
  UNION ALL
  SELECT account_key, product_key, 1, quantity_micro, revenue_minor
  FROM fact_sale_line
  WHERE ordered_date_key > (SELECT now_key * 100 FROM asked)
    AND ordered_date_key < (SELECT now_key * 100 + 99 FROM asked) AND status = 2
    AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
  UNION ALL
  SELECT account_key, product_key, 0, quantity_micro, revenue_minor
  FROM fact_sale_line
  WHERE ordered_date_key > (SELECT before_key * 100 FROM asked)
    AND ordered_date_key < (SELECT before_key * 100 + 99 FROM asked) AND status = 2
    AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
),
product AS (
  SELECT line.product_key,
    1.0 * sum(is_now * quantity_micro) AS now_units,
    1.0 * sum((1 - is_now) * quantity_micro) AS before_units,
    sum(is_now * revenue_minor) AS now_minor, sum((1 - is_now) * revenue_minor) AS before_minor
  FROM line
  WHERE line.account_key IN (SELECT account_key FROM continuing)
  GROUP BY line.product_key
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
  SELECT sum(now_minor) AS now_minor, sum(before_minor) AS before_minor,
    sum(CASE WHEN before_minor = 0 THEN now_minor ELSE 0 END) AS new_minor,
    sum(CASE WHEN now_minor = 0 THEN before_minor ELSE 0 END) AS lost_minor
  FROM customer
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
