-- The lines of the documents of the customers asked about that have one in the months from :first to
-- :last, month after month, documents together, all revisions in the order of their keys. A document may
-- have lines without a customer, which are nobody's; those of a second one are rejected.
SELECT asked.customer_key, line.sale_line_key, line.ordered_date_key, line.status, line.revenue_minor,
  line.channel_key, line.promised_date_key, line.delivered_date_key, document.month_key
FROM dim_month AS month
CROSS JOIN asked_customer AS asked
CROSS JOIN customer_order AS document
CROSS JOIN fact_sale_line AS line
WHERE month.month_key BETWEEN :first AND :last
  AND month.month_key BETWEEN (SELECT min(month_key) FROM customer_order)
    AND (SELECT max(month_key) FROM customer_order)
  AND document.month_key = month.month_key AND document.customer_key = asked.customer_key
  AND line.sale_line_key >= document.order_key << 24
  AND line.sale_line_key < (document.order_key + 1) << 24
  AND line.account_key <> 0;
