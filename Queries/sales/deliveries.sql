-- deliveries: how long deliveries took and how many came on time, for lines ordered in the month.
-- Days from the order to the delivery, in the median; on time is on or before the promised day, as a
-- share of the lines that have both days. Completed lines as they stand now. A line without a market
-- or a country of its own has that of its customer on that day.
-- parameters:
--   month  month  last  the month of the orders
--   dimension  all|market|country|channel|category|product  all  by what
-- columns:
--   member_id  id  the member; blank where not known or for all
--   member  text  its name
--   lines  count  completed lines
--   delivered_lines  count  of them with a delivery day
--   median_days  days  from the order to the delivery
--   promised_lines  count  with a promised and a delivery day
--   on_time_lines  count  of them delivered by the promised day
--   on_time_ratio  ratio  on time ÷ promised
--   late_lines  count  delivered after the promised day
--   undelivered_lines  count  promised by the month's end and without a delivery day
WITH asked AS (
  SELECT month_key, last_date_key, month_index << 48 AS from_key,
    (month_index + 1) << 48 AS to_key
  FROM dim_month
  WHERE month_key = :month
    -- A firm that knows no day of delivery has nothing to be looked for.
    AND (EXISTS (SELECT 1 FROM fact_sale_line
        WHERE sale_line_key >= month_index << 48 AND sale_line_key < (month_index + 1) << 48
          AND delivered_date_key > 0)
      OR EXISTS (SELECT 1 FROM fact_sale_line
        WHERE ordered_date_key > month_key * 100 AND ordered_date_key < month_key * 100 + 99
          AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1
            <> sale_line_key >> 48 AND delivered_date_key > 0))
),
line AS (
  SELECT sale_line_key, line_count, account_key, product_key, market_key, country_key, channel_key,
    ordered_date_key, promised_date_key, delivered_date_key
  FROM fact_sale_line
  WHERE sale_line_key >= (SELECT from_key FROM asked)
    AND sale_line_key < (SELECT to_key FROM asked)
    AND ordered_date_key / 100 = (SELECT month_key FROM asked) AND status = 2
  UNION ALL
  SELECT sale_line_key, line_count, account_key, product_key, market_key, country_key, channel_key,
    ordered_date_key, promised_date_key, delivered_date_key
  FROM fact_sale_line
  WHERE ordered_date_key > (SELECT month_key * 100 FROM asked)
    AND ordered_date_key < (SELECT month_key * 100 + 99 FROM asked) AND status = 2
    AND ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48
),
delivery AS MATERIALIZED (
  SELECT line.sale_line_key, delivered.day_number - ordered.day_number AS days,
    CASE WHEN line.delivered_date_key > 0 AND line.promised_date_key > 0 THEN 1 ELSE 0 END
      AS is_promised,
    CASE WHEN line.delivered_date_key > 0 AND line.delivered_date_key <= line.promised_date_key
      THEN 1 ELSE 0 END AS is_on_time,
    CASE WHEN line.delivered_date_key = 0 AND line.promised_date_key > 0
        AND line.promised_date_key <= (SELECT last_date_key FROM asked)
      THEN 1 ELSE 0 END AS is_undelivered,
    CASE :dimension WHEN 'market' THEN market.market WHEN 'country' THEN country.market
      WHEN 'channel' THEN channel.channel WHEN 'category' THEN category.category
      WHEN 'product' THEN product.product_id ELSE '' END AS member_id,
    CASE :dimension WHEN 'market' THEN market.market WHEN 'country' THEN country.market
      WHEN 'channel' THEN channel.channel WHEN 'category' THEN category.category
      WHEN 'product' THEN product.name END AS member,
    -- Two sources may have one id for two products.
    CASE :dimension WHEN 'product' THEN product.product_key ELSE 0 END AS member_key
  FROM line
  JOIN dim_date AS ordered ON ordered.date_key = line.ordered_date_key
  JOIN dim_product AS product ON product.product_key = line.product_key
  JOIN dim_category AS category ON category.category_key = product.category_key
  LEFT JOIN dim_account AS account
    ON account.account_key = line.account_key AND :dimension IN ('market', 'country')
  LEFT JOIN dim_customer AS version
    ON version.customer_key = account.customer_key AND version.customer_key > 0
    AND version.valid_from_date_key <= line.ordered_date_key
    AND version.valid_to_date_key >= line.ordered_date_key
  JOIN dim_market AS market ON market.market_key = coalesce(nullif(line.market_key, 0),
    nullif(version.market_key, 0), nullif(line.country_key, 0), version.country_key, 0)
  JOIN dim_market AS country
    ON country.market_key = coalesce(nullif(line.country_key, 0), version.country_key, 0)
  JOIN dim_channel AS channel ON channel.channel_key = line.channel_key
  LEFT JOIN dim_date AS delivered
    ON delivered.date_key = line.delivered_date_key AND delivered.date_key > 0
  WHERE line.line_count > 0 AND NOT EXISTS (
    SELECT 1 FROM fact_sale_line AS reversal
    WHERE reversal.sale_line_key = line.sale_line_key + 1)
),
placed AS (
  SELECT member_id, member_key, days, count(*) OVER (PARTITION BY member_id, member_key) AS timed,
    row_number() OVER (PARTITION BY member_id, member_key ORDER BY days, sale_line_key) AS place
  FROM delivery
  WHERE days IS NOT NULL
),
middle AS (
  SELECT member_id, member_key, avg(1.0 * days) AS median_days
  FROM placed
  WHERE place IN ((timed + 1) / 2, (timed + 2) / 2)
  GROUP BY member_id, member_key
),
counted AS (
  SELECT member_id, member_key, max(member) AS member, count(*) AS lines, count(days) AS delivered_lines,
    sum(is_promised) AS promised_lines, sum(is_promised * is_on_time) AS on_time_lines,
    sum(is_undelivered) AS undelivered_lines
  FROM delivery
  GROUP BY member_id, member_key
)
SELECT counted.member_id, counted.member, counted.lines, counted.delivered_lines,
  middle.median_days, counted.promised_lines, counted.on_time_lines,
  1.0 * counted.on_time_lines / nullif(counted.promised_lines, 0) AS on_time_ratio,
  counted.promised_lines - counted.on_time_lines AS late_lines, counted.undelivered_lines
FROM counted
LEFT JOIN middle
  ON middle.member_id = counted.member_id AND middle.member_key = counted.member_key
ORDER BY counted.lines DESC, counted.member_id, counted.member, counted.member_key;
