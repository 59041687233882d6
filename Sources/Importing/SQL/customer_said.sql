-- What is said of the accounts of a customer, that tells who it is.
SELECT account.account_key, account.account_id, account.source_key, source.name AS source,
  erased.erased_as, record.name, record.email, record.phone, record.street, record.tax_id,
  record.registration_id, record.country
FROM dim_account AS account
JOIN source ON source.source_key = account.source_key
LEFT JOIN erased_account AS erased ON erased.account_key = account.account_key
LEFT JOIN customer_record AS record ON record.account_key = account.account_key
WHERE account.customer_key = ?
ORDER BY account.account_key, record.is_borne_by_facts, record.valid_from_date_key;
