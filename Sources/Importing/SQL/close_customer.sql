-- From the day :day on the source no longer says anything of the account :account.
INSERT OR REPLACE INTO customer_record
  (account_key, is_borne_by_facts, valid_from_date_key, stamp, file_key)
VALUES (:account, 0, :day, 'closed', :file);
