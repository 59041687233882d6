-- What the header of a source's order says, in the order of its columns.
SELECT order_id, ordered_on, customer_id, currency, country, market, channel, rep_id, campaign_id,
  status, promised_on, delivered_on
FROM dim_order
JOIN order_header USING (order_key)
WHERE order_id = :id AND source_key = :source;
