-- The accounts that files in claimed_file described and that no later record has closed, each with
-- whether the file :file describes it too; those in spared_id are left alone.
SELECT record.account_key, max(record.file_key = :file) AS is_present
FROM customer_record AS record
JOIN dim_account AS account ON account.account_key = record.account_key
WHERE record.is_borne_by_facts = 0
GROUP BY record.account_key
HAVING max(record.file_key IN (SELECT file_key FROM claimed_file)) = 1
  AND (max(record.file_key = :file) = 1
    OR max(record.valid_from_date_key)
      <> coalesce(max(CASE WHEN record.stamp = 'closed' THEN record.valid_from_date_key END), -1))
  AND max(account.account_id) NOT IN (SELECT id FROM spared_id)
ORDER BY record.account_key;
