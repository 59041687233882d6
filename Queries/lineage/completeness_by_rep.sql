-- completeness_by_rep: how many customers of each person responsible have each field filled.
-- What is valid on the month's last day, of customers who have somebody responsible.
-- needs: rep_fields
-- parameters:
--   month  month  last  the month
-- columns:
--   rep  text  the person responsible
--   field  text  the field
--   customers  count  customers of the person
--   filled  count  of them those with the field
--   ratio  ratio  filled ÷ customers
SELECT coalesce(rep.name, rep.rep_id) AS rep, filled.field, filled.customers, filled.filled,
  1.0 * filled.filled / filled.customers AS ratio
FROM rep_field AS filled
JOIN dim_rep AS rep ON rep.rep_key = filled.rep_key
ORDER BY filled.customers DESC, rep.rep_id, rep.rep_key, filled.position;
