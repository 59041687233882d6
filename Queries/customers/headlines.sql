-- headlines: the customers listed by their one headline, which add up.
-- needs: snapshot
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
SELECT headline, count(*) AS customers, 1.0 * count(*) / sum(count(*)) OVER () AS customer_share,
  sum(revenue_12m_minor) AS revenue_12m,
  1.0 * sum(revenue_12m_minor) / nullif(sum(sum(revenue_12m_minor)) OVER (), 0) AS revenue_share,
  sum(contribution_12m_minor) AS contribution_12m, sum(receivables_minor) AS receivables,
  sum(overdue_minor) AS overdue
FROM customer_snapshot
WHERE month_key = :month
GROUP BY headline
ORDER BY count(*) DESC, headline;
