-- What the warehouse's sums hold: money in minor units, then units and minutes in millionths. Of all
-- the sums of sales these are the fewest rows.
SELECT
  (SELECT total(gross_sales_minor) + total(returns_minor) + total(cost_minor)
   FROM product_market_month)
    + (SELECT total(abs(invoiced_minor)) + total(abs(received_minor)) FROM ledger_month)
    + (SELECT total(cost_minor) FROM contact_month),
  (SELECT total(abs(units_micro)) FROM product_market_month)
    + (SELECT total(minutes_micro) FROM contact_month);
