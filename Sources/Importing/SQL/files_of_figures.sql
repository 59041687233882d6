-- The files with amounts of the days from :first_day to :last_day that bear no currency: what
-- contacts, deals, contracts and campaigns cost or are worth; :first_month and :end_month are the
-- indices of their months and of the one behind them.
SELECT file_key FROM fact_contact
WHERE contact_key >= :first_month << 24 AND contact_key < :end_month << 24
  AND contact_date_key BETWEEN :first_day AND :last_day AND cost_minor IS NOT NULL
UNION
SELECT file_key FROM fact_contact INDEXED BY fact_contact_astray
WHERE contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 <> contact_key >> 24
  AND contact_date_key BETWEEN :first_day AND :last_day AND cost_minor IS NOT NULL
UNION
SELECT file_key FROM fact_opportunity
WHERE CASE opened_date_key WHEN 0 THEN max(closed_date_key, expected_date_key)
    ELSE opened_date_key END BETWEEN :first_day AND :last_day
  AND amount_minor IS NOT NULL
UNION
SELECT file_key FROM fact_contract
WHERE starts_date_key BETWEEN :first_day AND :last_day AND amount_minor IS NOT NULL
UNION
SELECT file_key FROM dim_campaign
WHERE CASE starts_date_key WHEN 0 THEN ends_date_key ELSE starts_date_key END
    BETWEEN :first_day AND :last_day
  AND cost_minor IS NOT NULL;
