-- The accounts that files in claimed_file described and the file :file does not, of those that no
-- record has closed: their latest record is one of these files'.
SELECT record.account_key FROM customer_record AS record
JOIN dim_account AS account ON account.account_key = record.account_key
WHERE record.is_borne_by_facts = 0
GROUP BY record.account_key
HAVING max(record.file_key = :file) = 0
  AND max(record.file_key IN (SELECT file_key FROM claimed_file)) = 1
  AND max(record.valid_from_date_key)
    <> coalesce(max(CASE WHEN record.stamp = 'closed' THEN record.valid_from_date_key END), -1)
  AND max(account.account_id) NOT IN (SELECT id FROM spared_id)
ORDER BY record.account_key;
