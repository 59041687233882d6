-- Takes from the warehouse what tells who the accounts in erased_now are. What sums rest on stays:
-- facts, country, market, person responsible, payment term. A free text becomes a word, so that a
-- share of contacts with an outcome stays as it is.
UPDATE customer_record
SET name = NULL, tax_id = NULL, registration_id = NULL, parent_id = NULL, email = NULL,
  phone = NULL, street = NULL, city = NULL, postal_code = NULL, birthday = NULL, name_day = NULL,
  language = NULL, preferred_medium = NULL, credit_limit_minor = NULL,
  marketing_consent = CASE WHEN is_borne_by_facts = 0 AND stamp <> 'closed' THEN 0 END
WHERE account_key IN (SELECT account_key FROM erased_now);

UPDATE customer_record
SET parent_id = (
  SELECT head.erased_as FROM erased_now AS head
  JOIN dim_account AS account
    ON account.account_key = customer_record.account_key AND account.source_key = head.source_key
  WHERE head.account_id = customer_record.parent_id
)
WHERE parent_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM erased_now AS head
  JOIN dim_account AS account
    ON account.account_key = customer_record.account_key AND account.source_key = head.source_key
  WHERE head.account_id = customer_record.parent_id
);

-- A head of another source is named with it.
UPDATE customer_record
SET parent_id = (
  SELECT source.name || ':' || head.erased_as
  FROM erased_now AS head JOIN source ON source.source_key = head.source_key
  WHERE source.name || ':' || head.account_id = customer_record.parent_id
)
WHERE parent_id IN (
  SELECT source.name || ':' || head.account_id
  FROM erased_now AS head JOIN source ON source.source_key = head.source_key
);

UPDATE order_header
SET customer_id = (
  SELECT erased.erased_as FROM erased_now AS erased
  JOIN dim_order AS document
    ON document.order_key = order_header.order_key AND document.source_key = erased.source_key
  WHERE erased.account_id = order_header.customer_id
)
WHERE customer_id IN (SELECT account_id FROM erased_now) AND EXISTS (
  SELECT 1 FROM erased_now AS erased
  JOIN dim_order AS document
    ON document.order_key = order_header.order_key AND document.source_key = erased.source_key
  WHERE erased.account_id = order_header.customer_id
);

UPDATE fact_contact
SET topic = CASE WHEN topic IS NOT NULL THEN 'erased' END,
  outcome = CASE WHEN outcome IS NOT NULL THEN 'erased' END
WHERE account_key IN (SELECT account_key FROM erased_now);

UPDATE fact_ticket SET topic = 'erased'
WHERE topic IS NOT NULL AND account_key IN (SELECT account_key FROM erased_now);

UPDATE fact_document
SET title = CASE WHEN title IS NOT NULL THEN 'erased' END,
  reference = CASE WHEN reference IS NOT NULL THEN 'erased' END
WHERE account_key IN (SELECT account_key FROM erased_now);

-- Built-in classes say figures only; a class of the firm's own says what its sentence takes from the
-- profile, which the next run of classify says anew.
UPDATE customer_tag SET reason = class
WHERE class NOT IN ('key', 'loyal', 'indebted', 'unprofitable') AND customer_key IN (
  SELECT account.customer_key FROM erased_now JOIN dim_account AS account USING (account_key)
);

INSERT OR REPLACE INTO erased_account SELECT account_key, erased_as FROM erased_now;

UPDATE dim_account
SET account_id = (
  SELECT erased_as FROM erased_now WHERE erased_now.account_key = dim_account.account_key
)
WHERE account_key IN (SELECT account_key FROM erased_now);
