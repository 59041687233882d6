-- The months of the first and the last fact of any kind; NULL where there is none.
WITH span (month_key) AS (
  SELECT min(month_key) FROM customer_order
  UNION ALL SELECT max(month_key) FROM customer_order
  UNION ALL SELECT min(month_key) FROM customer_month
  UNION ALL SELECT max(month_key) FROM customer_month
  UNION ALL SELECT min(month_key) FROM contact_month
  UNION ALL SELECT max(month_key) FROM contact_month
  UNION ALL SELECT min(month_key) FROM ledger_month
  UNION ALL SELECT max(month_key) FROM ledger_month
  UNION ALL SELECT min(opened_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT max(opened_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT max(closed_date_key) / 100 FROM fact_ticket
  UNION ALL SELECT min(response_date_key) / 100 FROM fact_campaign_response
  UNION ALL SELECT max(response_date_key) / 100 FROM fact_campaign_response
  UNION ALL SELECT min(opened_date_key) / 100 FROM fact_opportunity WHERE opened_date_key > 0
  UNION ALL SELECT max(opened_date_key) / 100 FROM fact_opportunity
  UNION ALL SELECT min(closed_date_key) / 100 FROM fact_opportunity WHERE closed_date_key > 0
  UNION ALL SELECT max(closed_date_key) / 100 FROM fact_opportunity
  UNION ALL SELECT min(document_date_key) / 100 FROM fact_document
  UNION ALL SELECT max(document_date_key) / 100 FROM fact_document
)
SELECT min(month_key), max(month_key) FROM span WHERE month_key > 0;
