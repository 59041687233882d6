-- The lines of the documents of a month, all revisions, documents together.
SELECT sale_line_key, account_key, product_key, ordered_date_key, status, quantity_micro,
  gross_minor, revenue_minor, cost_minor, channel_key, rep_key, campaign_key, market_key, country_key
FROM fact_sale_line
WHERE sale_line_key >= :first AND sale_line_key < :end
ORDER BY sale_line_key;
