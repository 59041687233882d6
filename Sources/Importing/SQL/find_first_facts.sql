-- The earliest business day of any fact of the accounts in losing_account; a line counts while it
-- stands, not reversed.
WITH standing_line AS (
  SELECT account_key, ordered_date_key FROM fact_sale_line
  WHERE account_key IN (SELECT account_key FROM losing_account)
  GROUP BY account_key, sale_line_key >> 8, ordered_date_key
  HAVING sum(line_count) > 0
),
-- Documents are found year by year, as their indexes have them (+: an expression has no affinity).
year_of_account AS MATERIALIZED (
  SELECT losing.account_key, year.year
  FROM losing_account AS losing
  CROSS JOIN (SELECT DISTINCT year FROM dim_month) AS year
),
fact (account_key, date_key) AS (
  SELECT account_key, ordered_date_key FROM standing_line
  UNION ALL
  SELECT own.account_key, invoice.issued_date_key
  FROM year_of_account AS own
  CROSS JOIN fact_invoice AS invoice
  WHERE (invoice.invoice_key >> 24) / 12 = +own.year AND invoice.account_key = own.account_key
    AND invoice.account_key <> 0
  UNION ALL
  SELECT own.account_key, payment.paid_date_key
  FROM year_of_account AS own
  CROSS JOIN fact_payment AS payment
  WHERE (payment.payment_key >> 24) / 12 = +own.year AND payment.account_key = own.account_key
    AND payment.account_key <> 0
  UNION ALL
  SELECT own.account_key, contact.contact_date_key
  FROM year_of_account AS own
  CROSS JOIN fact_contact AS contact
  WHERE (contact.contact_key >> 24) / 12 = +own.year AND contact.account_key = own.account_key
    AND contact.account_key <> 0
  UNION ALL SELECT account_key, opened_date_key FROM fact_ticket
  UNION ALL SELECT account_key, response_date_key FROM fact_campaign_response
  UNION ALL SELECT account_key, opened_date_key FROM fact_opportunity
  UNION ALL SELECT account_key, starts_date_key FROM fact_contract
  UNION ALL SELECT account_key, document_date_key FROM fact_document
),
first_fact AS MATERIALIZED (
  SELECT account_key, min(date_key) AS date_key
  FROM fact
  WHERE date_key > 0 AND account_key IN (SELECT account_key FROM losing_account)
  GROUP BY account_key
)
UPDATE dim_account SET first_fact_date_key = coalesce((
  SELECT first_fact.date_key FROM first_fact WHERE first_fact.account_key = dim_account.account_key
), 0)
WHERE account_key IN (SELECT account_key FROM losing_account);
