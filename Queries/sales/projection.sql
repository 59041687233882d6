-- projection: the revenue of the last months, and what is expected of the next three.
-- Holt-Winters smoothing with level, slope and season, from the first month with a sales line to the
-- month asked for, which takes 24 months of history: with fewer there is no row. The seasons are
-- factors where all months are positive, else amounts. The intervals are the quantiles of the errors
-- that such projections made in the past, so many months ahead; they are blank where there are fewer
-- than ten. Beside them stand the deals expected in the month, weighted by their chances, and the
-- target.
-- needs: company projection
-- uses: open_deals
-- parameters:
--   month  month  last  the last month known
--   months  integer  24  how many months of history
-- columns:
--   month  month  the month
--   revenue  money  what was sold; blank for months to come
--   expected  money  the middle of the projection; blank for months past
--   low_80  money  8 in 10 past errors would leave the month above this and below high_80
--   high_80  money  the other end
--   low_95  money  95 in 100 past errors would leave the month above this and below high_95
--   high_95  money  the other end
--   same_month_last_year  money  revenue of the same month of the year before
--   weighted_value  money  open deals expected in the month, by their chances
--   target  money  the company's target, where one is given
--   back_tests  count  past months that were held against what had been expected
WITH asked AS (
  SELECT month_key, month_index FROM dim_month WHERE month_key = :month
),
coming AS (
  SELECT * FROM projection_step WHERE actual_minor IS NULL
),
deal AS (
  SELECT expected_on / 100 AS month_key, round(sum(amount * chance)) AS weighted_minor
  FROM open_deals
  WHERE expected_on > 0
  GROUP BY expected_on / 100
),
row AS (
  SELECT company.month_key, company.revenue_minor, NULL AS expected_minor, NULL AS low_80_minor,
    NULL AS high_80_minor, NULL AS low_95_minor, NULL AS high_95_minor, NULL AS back_tests
  FROM asked
  JOIN dim_month AS month
    ON month.month_index > asked.month_index - :months AND month.month_index <= asked.month_index
  JOIN company_month AS company ON company.month_key = month.month_key
  WHERE EXISTS (SELECT 1 FROM coming)
  UNION ALL
  SELECT month_key, NULL, expected_minor, low_80_minor, high_80_minor, low_95_minor, high_95_minor,
    back_tests
  FROM coming
)
SELECT row.month_key AS month, row.revenue_minor AS revenue, row.expected_minor AS expected,
  row.low_80_minor AS low_80, row.high_80_minor AS high_80, row.low_95_minor AS low_95,
  row.high_95_minor AS high_95, before.revenue_minor AS same_month_last_year,
  CASE WHEN row.revenue_minor IS NULL THEN deal.weighted_minor END AS weighted_value,
  target.amount_minor AS target, row.back_tests
FROM row
LEFT JOIN company_month AS before ON before.month_key = row.month_key - 100
LEFT JOIN deal ON deal.month_key = row.month_key
LEFT JOIN fact_target AS target
  ON target.month_key = row.month_key AND target.metric = 'revenue'
  AND target.rep_key = 0 AND target.category_key = 0 AND target.market_key = 0
ORDER BY row.month_key;
