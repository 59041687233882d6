-- Which fields of customers are filled is counted when what is said of them changes, not when asked.
CREATE TABLE source_field (
  source_key INTEGER NOT NULL REFERENCES source,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  filled INTEGER NOT NULL,
  PRIMARY KEY (source_key, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE rep_field_change (
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  position INTEGER NOT NULL,
  date_key INTEGER NOT NULL,
  field TEXT NOT NULL,
  customers INTEGER NOT NULL,
  filled INTEGER NOT NULL,
  PRIMARY KEY (rep_key, position, date_key)
) STRICT, WITHOUT ROWID;
INSERT INTO source_field (source_key, position, field, accounts, filled)
WITH field (position, field) AS (
  VALUES
    (1, 'name'), (2, 'kind'), (3, 'tax_id'), (4, 'email'), (5, 'phone'), (6, 'street'),
    (7, 'city'), (8, 'postal_code'), (9, 'country'), (10, 'region'), (11, 'market'),
    (12, 'acquired_on'), (13, 'acquisition_source'), (14, 'rep_id'), (15, 'language'),
    (16, 'marketing_consent'), (17, 'preferred_medium')
),
said AS (
  SELECT account.source_key, record.account_key,
    max(record.name IS NOT NULL) AS f1, max(record.kind IS NOT NULL) AS f2,
    max(record.tax_id IS NOT NULL) AS f3, max(record.email IS NOT NULL) AS f4,
    max(record.phone IS NOT NULL) AS f5, max(record.street IS NOT NULL) AS f6,
    max(record.city IS NOT NULL) AS f7, max(record.postal_code IS NOT NULL) AS f8,
    max(record.country IS NOT NULL) AS f9, max(record.region IS NOT NULL) AS f10,
    max(record.market IS NOT NULL) AS f11, max(coalesce(record.acquired_date_key, 0) <> 0) AS f12,
    max(record.acquisition_source IS NOT NULL) AS f13,
    max(coalesce(record.rep_key, 0) <> 0) AS f14, max(record.language IS NOT NULL) AS f15,
    max(record.marketing_consent IS NOT NULL) AS f16,
    max(record.preferred_medium IS NOT NULL) AS f17
  FROM customer_record AS record
  JOIN dim_account AS account ON account.account_key = record.account_key
  GROUP BY account.source_key, record.account_key
),
counted AS (
  SELECT source_key, count(*) AS accounts,
    sum(f1) AS f1, sum(f2) AS f2, sum(f3) AS f3, sum(f4) AS f4, sum(f5) AS f5, sum(f6) AS f6,
    sum(f7) AS f7, sum(f8) AS f8, sum(f9) AS f9, sum(f10) AS f10, sum(f11) AS f11, sum(f12) AS f12,
    sum(f13) AS f13, sum(f14) AS f14, sum(f15) AS f15, sum(f16) AS f16, sum(f17) AS f17
  FROM said
  GROUP BY source_key
)
SELECT counted.source_key, field.position, field.field, counted.accounts,
  CASE field.position
    WHEN 1 THEN f1
    WHEN 2 THEN f2
    WHEN 3 THEN f3
    WHEN 4 THEN f4
    WHEN 5 THEN f5
    WHEN 6 THEN f6
    WHEN 7 THEN f7
    WHEN 8 THEN f8
    WHEN 9 THEN f9
    WHEN 10 THEN f10
    WHEN 11 THEN f11
    WHEN 12 THEN f12
    WHEN 13 THEN f13
    WHEN 14 THEN f14
    WHEN 15 THEN f15
    WHEN 16 THEN f16
    WHEN 17 THEN f17
  END
FROM counted
CROSS JOIN field;
INSERT INTO rep_field_change (rep_key, position, date_key, field, customers, filled)
WITH field (position, field) AS (
  VALUES
    (1, 'name'), (2, 'tax_id'), (3, 'email'), (4, 'phone'), (5, 'street'), (6, 'city'),
    (7, 'postal_code'), (8, 'region'), (9, 'acquisition_source'), (10, 'language'),
    (11, 'marketing_consent'), (12, 'preferred_medium')
),
version AS (
  SELECT rep_key, valid_from_date_key,
    lead(valid_from_date_key) OVER (PARTITION BY customer_key ORDER BY valid_from_date_key)
      AS next_date_key,
    name IS NOT NULL AS f1, tax_id IS NOT NULL AS f2, email IS NOT NULL AS f3,
    phone IS NOT NULL AS f4, street IS NOT NULL AS f5, city IS NOT NULL AS f6,
    postal_code IS NOT NULL AS f7, region IS NOT NULL AS f8, acquisition_source IS NOT NULL AS f9,
    language IS NOT NULL AS f10, marketing_consent IS NOT NULL AS f11,
    preferred_medium IS NOT NULL AS f12
  FROM dim_customer
  WHERE customer_version_key > 0
),
moved AS (
  SELECT valid_from_date_key AS date_key, 1 AS change, version.* FROM version
  UNION ALL
  SELECT next_date_key, -1, version.* FROM version WHERE next_date_key IS NOT NULL
),
counted AS (
  SELECT rep_key, date_key, sum(change) AS customers,
    sum(change * f1) AS f1, sum(change * f2) AS f2, sum(change * f3) AS f3, sum(change * f4) AS f4,
    sum(change * f5) AS f5, sum(change * f6) AS f6, sum(change * f7) AS f7, sum(change * f8) AS f8,
    sum(change * f9) AS f9, sum(change * f10) AS f10, sum(change * f11) AS f11,
    sum(change * f12) AS f12
  FROM moved
  WHERE rep_key <> 0
  GROUP BY rep_key, date_key
),
split AS (
  SELECT counted.rep_key, field.position, counted.date_key, field.field, counted.customers,
    CASE field.position
      WHEN 1 THEN f1
      WHEN 2 THEN f2
      WHEN 3 THEN f3
      WHEN 4 THEN f4
      WHEN 5 THEN f5
      WHEN 6 THEN f6
      WHEN 7 THEN f7
      WHEN 8 THEN f8
      WHEN 9 THEN f9
      WHEN 10 THEN f10
      WHEN 11 THEN f11
      WHEN 12 THEN f12
    END AS filled
  FROM counted
  CROSS JOIN field
)
SELECT * FROM split WHERE customers <> 0 OR filled <> 0;
