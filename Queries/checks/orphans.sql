-- orphans: keys in facts that no row of their dimension bears.
-- columns:
--   fact  text  the table
--   column  text  its column
--   key  integer  the key that leads nowhere
--   rows  count  rows that bear it
WITH orphan (fact, column_name, key) AS (
  SELECT 'fact_sale_line', 'account_key', fact.account_key
  FROM fact_sale_line AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'product_key', fact.product_key
  FROM fact_sale_line AS fact LEFT JOIN dim_product AS known ON known.product_key = fact.product_key
  WHERE known.product_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'channel_key', fact.channel_key
  FROM fact_sale_line AS fact LEFT JOIN dim_channel AS known ON known.channel_key = fact.channel_key
  WHERE known.channel_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'rep_key', fact.rep_key
  FROM fact_sale_line AS fact LEFT JOIN dim_rep AS known ON known.rep_key = fact.rep_key
  WHERE known.rep_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'campaign_key', fact.campaign_key
  FROM fact_sale_line AS fact LEFT JOIN dim_campaign AS known ON known.campaign_key = fact.campaign_key
  WHERE known.campaign_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'market_key', fact.market_key
  FROM fact_sale_line AS fact LEFT JOIN dim_market AS known ON known.market_key = fact.market_key
  WHERE known.market_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'country_key', fact.country_key
  FROM fact_sale_line AS fact LEFT JOIN dim_market AS known ON known.market_key = fact.country_key
  WHERE known.market_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'file_key', fact.file_key
  FROM fact_sale_line AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_invoice', 'account_key', fact.account_key
  FROM fact_invoice AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_invoice', 'currency_key', fact.currency_key
  FROM fact_invoice AS fact LEFT JOIN dim_currency AS known ON known.currency_key = fact.currency_key
  WHERE known.currency_key IS NULL
  UNION ALL
  SELECT 'fact_invoice', 'file_key', fact.file_key
  FROM fact_invoice AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_payment', 'account_key', fact.account_key
  FROM fact_payment AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_payment', 'currency_key', fact.currency_key
  FROM fact_payment AS fact LEFT JOIN dim_currency AS known ON known.currency_key = fact.currency_key
  WHERE known.currency_key IS NULL
  UNION ALL
  SELECT 'fact_payment', 'file_key', fact.file_key
  FROM fact_payment AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_contact', 'account_key', fact.account_key
  FROM fact_contact AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_contact', 'rep_key', fact.rep_key
  FROM fact_contact AS fact LEFT JOIN dim_rep AS known ON known.rep_key = fact.rep_key
  WHERE known.rep_key IS NULL
  UNION ALL
  SELECT 'fact_contact', 'file_key', fact.file_key
  FROM fact_contact AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_ticket', 'account_key', fact.account_key
  FROM fact_ticket AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_ticket', 'rep_key', fact.rep_key
  FROM fact_ticket AS fact LEFT JOIN dim_rep AS known ON known.rep_key = fact.rep_key
  WHERE known.rep_key IS NULL
  UNION ALL
  SELECT 'fact_ticket', 'file_key', fact.file_key
  FROM fact_ticket AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_campaign_response', 'account_key', fact.account_key
  FROM fact_campaign_response AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_campaign_response', 'campaign_key', fact.campaign_key
  FROM fact_campaign_response AS fact LEFT JOIN dim_campaign AS known ON known.campaign_key = fact.campaign_key
  WHERE known.campaign_key IS NULL
  UNION ALL
  SELECT 'fact_campaign_response', 'file_key', fact.file_key
  FROM fact_campaign_response AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_opportunity', 'account_key', fact.account_key
  FROM fact_opportunity AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_opportunity', 'product_key', fact.product_key
  FROM fact_opportunity AS fact LEFT JOIN dim_product AS known ON known.product_key = fact.product_key
  WHERE known.product_key IS NULL
  UNION ALL
  SELECT 'fact_opportunity', 'category_key', fact.category_key
  FROM fact_opportunity AS fact LEFT JOIN dim_category AS known ON known.category_key = fact.category_key
  WHERE known.category_key IS NULL
  UNION ALL
  SELECT 'fact_opportunity', 'rep_key', fact.rep_key
  FROM fact_opportunity AS fact LEFT JOIN dim_rep AS known ON known.rep_key = fact.rep_key
  WHERE known.rep_key IS NULL
  UNION ALL
  SELECT 'fact_opportunity', 'file_key', fact.file_key
  FROM fact_opportunity AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_contract', 'account_key', fact.account_key
  FROM fact_contract AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_contract', 'product_key', fact.product_key
  FROM fact_contract AS fact LEFT JOIN dim_product AS known ON known.product_key = fact.product_key
  WHERE known.product_key IS NULL
  UNION ALL
  SELECT 'fact_contract', 'file_key', fact.file_key
  FROM fact_contract AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'fact_document', 'account_key', fact.account_key
  FROM fact_document AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'fact_document', 'file_key', fact.file_key
  FROM fact_document AS fact LEFT JOIN import_file AS known ON known.file_key = fact.file_key
  WHERE known.file_key IS NULL
  UNION ALL
  SELECT 'open_item', 'account_key', fact.account_key
  FROM open_item AS fact LEFT JOIN dim_account AS known ON known.account_key = fact.account_key
  WHERE known.account_key IS NULL
  UNION ALL
  SELECT 'open_item', 'invoice_key', fact.invoice_key
  FROM open_item AS fact LEFT JOIN fact_invoice AS known ON known.invoice_key = fact.invoice_key
  WHERE fact.invoice_key <> 0 AND known.invoice_key IS NULL
  UNION ALL
  SELECT 'dim_product', 'category_key', fact.category_key
  FROM dim_product AS fact LEFT JOIN dim_category AS known ON known.category_key = fact.category_key
  WHERE known.category_key IS NULL
  UNION ALL
  SELECT 'fact_sale_line', 'order_key', fact.sale_line_key >> 24
  FROM fact_sale_line AS fact
  LEFT JOIN dim_order AS known ON known.order_key = fact.sale_line_key >> 24
  WHERE known.order_key IS NULL
)
SELECT fact, column_name AS "column", key, count(*) AS rows
FROM orphan
GROUP BY fact, column_name, key
ORDER BY fact, column_name, key;
