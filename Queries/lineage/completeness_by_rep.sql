-- completeness_by_rep: how many customers of each person responsible have each field filled.
-- What is valid on the month's last day, of customers who have somebody responsible. People of one
-- name bear their ids too.
-- parameters:
--   month  month  last  the month
-- columns:
--   rep  text  the person responsible
--   field  text  the field
--   customers  count  customers of the person
--   filled  count  of them those with the field
--   ratio  ratio  filled ÷ customers
SELECT CASE WHEN rep.name IN (SELECT name FROM dim_rep GROUP BY name HAVING count(*) > 1)
    THEN rep.name || ' (' || rep.rep_id || ')' ELSE coalesce(rep.name, rep.rep_id) END AS rep,
  moved.field, sum(moved.customers) AS customers, sum(moved.filled) AS filled,
  1.0 * sum(moved.filled) / sum(moved.customers) AS ratio
FROM dim_month AS month
JOIN rep_field_change AS moved ON moved.date_key <= month.last_date_key
JOIN dim_rep AS rep ON rep.rep_key = moved.rep_key
WHERE month.month_key = :month
GROUP BY moved.rep_key, rep.name, rep.rep_id, moved.position, moved.field
HAVING sum(moved.customers) > 0
ORDER BY customers DESC, rep.rep_id, moved.rep_key, moved.position;
