-- rfm_map: customers by recency and frequency score, with what they bring.
-- Over customers with an order in the trailing year; 5 is best.
-- needs: snapshot customer_groups
-- parameters:
--   month  month  last  the classified month
-- columns:
--   recency_score  integer  5: ordered most recently
--   frequency_score  integer  5: ordered most often
--   customers  count  how many
--   revenue_12m  money  of the trailing year
--   mean_money_score  real  5: bring most
SELECT recency_score, frequency_score, sum(customers) AS customers,
  sum(revenue_minor) AS revenue_12m, 1.0 * sum(money_scores) / sum(scored) AS mean_money_score
FROM customer_group
WHERE recency_score IS NOT NULL
GROUP BY recency_score, frequency_score
ORDER BY recency_score DESC, frequency_score DESC;
