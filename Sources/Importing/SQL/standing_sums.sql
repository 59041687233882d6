-- What the warehouse's sums hold: money in minor units, then units and minutes in millionths. Of all
-- the sums of sales those by channel are the fewest rows.
WITH sold AS (
  SELECT total(gross_sales_minor) + total(returns_minor) + total(cost_minor) AS money_minor,
    total(abs(units_micro)) AS quantity_micro
  FROM dim_month AS month
  CROSS JOIN dimension_month AS channel
  WHERE channel.month_key = month.month_key AND channel.dimension = 'channel'
),
owed AS (
  SELECT total(abs(invoiced_minor)) + total(abs(received_minor)) AS money_minor FROM ledger_month
),
said AS (
  SELECT total(cost_minor) AS money_minor, total(minutes_micro) AS quantity_micro
  FROM medium_month
)
SELECT sold.money_minor + owed.money_minor + said.money_minor,
  sold.quantity_micro + said.quantity_micro
FROM sold CROSS JOIN owed CROSS JOIN said;
