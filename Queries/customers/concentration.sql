-- concentration: the customers with a positive value, largest first, and the share they hold together.
-- The value is what key customers are ranked by in that month: contribution, margin or revenue. A group
-- that is ranked as one stands as one, under the name of its head.
-- needs: snapshot ranked_customers
-- parameters:
--   month  month  last  the classified month
-- columns:
--   place  count  rank by value, ties by customer id
--   customer_id  id  the customer
--   name  text  its name
--   value  money  of its trailing year
--   share  ratio  of all positive values
--   running_share  ratio  of all positive values, this customer and those before it
--   ranked_by  text  contribution, margin or revenue
SELECT ranked.place, ranked.customer_id, ranked.name, ranked.value_minor AS value,
  1.0 * ranked.value_minor / ranked.total_minor AS share,
  1.0 * ranked.running_minor / ranked.total_minor AS running_share, classified.ranked_by
FROM snapshot_month AS classified
CROSS JOIN ranked_customer AS ranked
WHERE classified.month_key = :month AND ranked.customer_id IS NOT NULL
ORDER BY ranked.place;
