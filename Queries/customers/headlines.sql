-- headlines: the customers listed by their one headline, which add up.
-- needs: snapshot customer_groups
-- parameters:
--   month  month  last  the classified month
-- columns:
--   headline  text  the class or stage it is counted under
--   customers  count  how many
--   customer_share  ratio  of all listed
--   revenue_12m  money  of the trailing year
--   revenue_share  ratio  of the revenue of all listed
--   contribution_12m  money  margin less cost to serve
--   receivables  money  open invoices
--   overdue  money  past the due day
SELECT headline, sum(customers) AS customers,
  1.0 * sum(customers) / sum(sum(customers)) OVER () AS customer_share,
  sum(revenue_minor) AS revenue_12m,
  1.0 * sum(revenue_minor) / nullif(sum(sum(revenue_minor)) OVER (), 0) AS revenue_share,
  sum(contribution_minor) AS contribution_12m, sum(receivables_minor) AS receivables,
  sum(overdue_minor) AS overdue
FROM customer_group
GROUP BY headline
ORDER BY sum(customers) DESC, headline;
