-- The earliest business day of any fact of the accounts in losing_account; a line counts while it
-- stands, not reversed.
WITH standing_line AS (
  SELECT account_key, ordered_date_key FROM fact_sale_line
  WHERE account_key IN (SELECT account_key FROM losing_account)
  GROUP BY account_key, sale_line_key >> 8, ordered_date_key
  HAVING sum(line_count) > 0
),
fact AS (
  SELECT account_key, ordered_date_key AS date_key FROM standing_line
  UNION ALL SELECT account_key, issued_date_key FROM fact_invoice
  UNION ALL SELECT account_key, paid_date_key FROM fact_payment
  UNION ALL SELECT account_key, contact_date_key FROM fact_contact
  UNION ALL SELECT account_key, opened_date_key FROM fact_ticket
  UNION ALL SELECT account_key, response_date_key FROM fact_campaign_response
  UNION ALL SELECT account_key, opened_date_key FROM fact_opportunity
  UNION ALL SELECT account_key, starts_date_key FROM fact_contract
  UNION ALL SELECT account_key, document_date_key FROM fact_document
)
UPDATE dim_account SET first_fact_date_key = coalesce((SELECT min(fact.date_key) FROM fact
  WHERE fact.account_key = dim_account.account_key AND fact.date_key > 0), 0)
WHERE account_key IN (SELECT account_key FROM losing_account);
