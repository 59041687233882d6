-- campaigns: from reach to revenue, for campaigns with a reach or sales in the trailing year.
-- Reached are customers with `sent`; opened, clicked and converted are shares of them, each customer
-- once. An order counts for one campaign, with all its lines: the first that its lines name, else the
-- last by which its customer was reached in the 30 days to the order, of the same day's the later
-- campaign. All to the month's end.
-- Return: (margin − cost) ÷ cost; blank where either is unknown.
-- parameters:
--   month  month  last  the month
-- columns:
--   campaign_id  id  the campaign
--   name  text  its name
--   medium  text  how customers were reached
--   starts_on  date  its first day
--   ends_on  date  its last day
--   reached  count  customers it was sent to
--   opened_ratio  ratio  of them, who opened it
--   clicked_ratio  ratio  of them, who clicked
--   converted_ratio  ratio  of them, who did what it was for
--   unsubscribed  count  customers who want no more
--   orders  count  orders that count for it
--   revenue  money  of those
--   margin  money  of those, where the cost is known
--   cost  money  of the campaign
--   cost_per_reached  money  cost ÷ reached
--   return_ratio  ratio  (margin − cost) ÷ cost
WITH asked AS (
  SELECT month_key, last_date_key, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month
  WHERE month_key = :month
),
met AS (
  SELECT response.campaign_key, account.customer_key,
    max(CASE response.event WHEN 'sent' THEN 1 ELSE 0 END) AS is_reached,
    max(CASE response.event WHEN 'opened' THEN 1 ELSE 0 END) AS is_opened,
    max(CASE response.event WHEN 'clicked' THEN 1 ELSE 0 END) AS is_clicked,
    max(CASE response.event WHEN 'converted' THEN 1 ELSE 0 END) AS is_converted,
    max(CASE response.event WHEN 'unsubscribed' THEN 1 ELSE 0 END) AS is_unsubscribed,
    max(response.response_date_key) AS last_date_key
  FROM asked
  JOIN fact_campaign_response AS response ON response.response_date_key <= asked.last_date_key
  JOIN dim_account AS account ON account.account_key = response.account_key
  GROUP BY response.campaign_key, account.customer_key
),
answered AS (
  SELECT campaign_key, sum(is_reached) AS reached,
    sum(is_reached * is_opened) AS opened, sum(is_reached * is_clicked) AS clicked,
    sum(is_reached * is_converted) AS converted, sum(is_unsubscribed) AS unsubscribed,
    max(last_date_key) AS last_date_key
  FROM met
  GROUP BY campaign_key
),
reach AS (
  SELECT DISTINCT response.campaign_key, account.customer_key, day.day_number, day.month_key,
    next.month_key AS next_month_key, last.month_key AS last_month_key
  FROM asked
  JOIN fact_campaign_response AS response ON response.response_date_key <= asked.last_date_key
  JOIN dim_account AS account ON account.account_key = response.account_key
  JOIN dim_date AS day ON day.date_key = response.response_date_key
  JOIN dim_month AS month ON month.month_key = day.month_key
  JOIN dim_month AS next ON next.month_index = month.month_index + 1
  -- From the end of January 30 days lead into March.
  JOIN dim_date AS last ON last.day_number = day.day_number + 30
  WHERE response.event = 'sent' AND account.customer_key <> 0
),
near AS (
  SELECT DISTINCT document.customer_key, document.order_key
  FROM reach
  CROSS JOIN customer_order AS document
  WHERE document.month_key IN (reach.month_key, reach.next_month_key, reach.last_month_key)
    AND document.customer_key = reach.customer_key
),
-- `NOT status <> 2`: an equality would have SQLite index all lines by it.
unnamed AS (
  SELECT near.order_key, near.customer_key,
    min(CASE WHEN line.quantity_micro > 0 THEN day.day_number END) AS day_number,
    min(CASE WHEN line.quantity_micro > 0 THEN line.ordered_date_key END) AS ordered_date_key
  FROM near
  CROSS JOIN fact_sale_line AS line
  JOIN dim_date AS day ON day.date_key = line.ordered_date_key
  WHERE line.sale_line_key >= near.order_key << 24
    AND line.sale_line_key < (near.order_key + 1) << 24
    AND NOT line.status <> 2 AND line.line_count > 0
    AND NOT EXISTS (SELECT 1 FROM fact_sale_line AS reversal
      WHERE reversal.sale_line_key = line.sale_line_key + 1)
  GROUP BY near.order_key, near.customer_key
  HAVING max(line.campaign_key) = 0
),
attributed AS (
  SELECT unnamed.order_key, reach.campaign_key,
    row_number() OVER (PARTITION BY unnamed.order_key
      ORDER BY reach.day_number DESC, reach.campaign_key DESC) AS place
  FROM asked
  CROSS JOIN unnamed
  JOIN reach ON reach.customer_key = unnamed.customer_key
    AND reach.day_number <= unnamed.day_number AND reach.day_number >= unnamed.day_number - 30
  WHERE unnamed.ordered_date_key <= asked.last_date_key
),
brought AS (
  SELECT attributed.campaign_key, attributed.order_key, sum(line.line_count) AS lines,
    sum(line.revenue_minor) AS revenue_minor,
    sum(CASE WHEN line.cost_minor IS NOT NULL THEN line.line_count ELSE 0 END) AS costed_lines,
    coalesce(sum(CASE WHEN line.cost_minor IS NOT NULL
      THEN line.revenue_minor - line.cost_minor END), 0) AS margin_minor
  FROM attributed
  CROSS JOIN fact_sale_line AS line
  WHERE attributed.place = 1 AND NOT line.status <> 2
    AND line.sale_line_key >= attributed.order_key << 24
    AND line.sale_line_key < (attributed.order_key + 1) << 24
  GROUP BY attributed.campaign_key, attributed.order_key
),
counted AS (
  SELECT sales.member_key AS campaign_key, sales.orders, sales.lines, sales.revenue_minor,
    sales.costed_lines, sales.costed_revenue_minor - sales.cost_minor AS margin_minor,
    sales.month_key
  FROM asked
  CROSS JOIN dim_month AS month
  -- Month by month, so that the other dimensions' rows are passed over.
  CROSS JOIN dimension_month AS sales
  WHERE month.month_key <= asked.month_key AND sales.month_key = month.month_key
    AND sales.dimension = 'campaign' AND sales.member_key <> 0
  UNION ALL
  SELECT campaign_key, 1, lines, revenue_minor, costed_lines, margin_minor, 0
  FROM brought
),
sold AS (
  SELECT campaign_key, sum(orders) AS orders, sum(lines) AS lines,
    sum(revenue_minor) AS revenue_minor, sum(costed_lines) AS costed_lines,
    sum(margin_minor) AS margin_minor, max(month_key) AS last_month_key
  FROM counted
  GROUP BY campaign_key
),
measured AS (
  SELECT campaign.*, coalesce(answered.reached, 0) AS reached, answered.opened, answered.clicked,
    answered.converted, coalesce(answered.unsubscribed, 0) AS unsubscribed,
    coalesce(sold.orders, 0) AS orders, coalesce(sold.revenue_minor, 0) AS revenue_minor,
    CASE WHEN coalesce(sold.lines, 0) = 0 OR sold.costed_lines > 0
      THEN coalesce(sold.margin_minor, 0) END AS margin_minor
  FROM asked
  CROSS JOIN dim_campaign AS campaign
  LEFT JOIN answered ON answered.campaign_key = campaign.campaign_key
  LEFT JOIN sold ON sold.campaign_key = campaign.campaign_key
  WHERE campaign.campaign_key <> 0 AND (answered.last_date_key > asked.year_before_key
    OR sold.last_month_key > asked.month_key - 100)
)
SELECT campaign_id, name, medium, starts_date_key AS starts_on, ends_date_key AS ends_on, reached,
  1.0 * opened / nullif(reached, 0) AS opened_ratio,
  1.0 * clicked / nullif(reached, 0) AS clicked_ratio,
  1.0 * converted / nullif(reached, 0) AS converted_ratio, unsubscribed, orders,
  revenue_minor AS revenue, margin_minor AS margin, cost_minor AS cost,
  round(1.0 * cost_minor / nullif(reached, 0)) AS cost_per_reached,
  1.0 * (margin_minor - cost_minor) / nullif(cost_minor, 0) AS return_ratio
FROM measured
ORDER BY starts_date_key DESC, campaign_id, campaign_key;
