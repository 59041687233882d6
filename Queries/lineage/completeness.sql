-- completeness: how many of a source's customers have each field filled, by source.
-- What any of a source's records of an account says; fields borne by facts only count too.
-- columns:
--   source  text  the system
--   field  text  the field
--   customers  count  customers the source knows
--   filled  count  of them those with the field
--   ratio  ratio  filled ÷ customers
SELECT source.name AS source, counted.field, counted.accounts AS customers, counted.filled,
  1.0 * counted.filled / nullif(counted.accounts, 0) AS ratio
FROM source_field AS counted
JOIN source ON source.source_key = counted.source_key
ORDER BY source.name, counted.position;
