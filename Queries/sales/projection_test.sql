-- projection_test: how wrong projections of revenue were, so many months ahead.
-- Every month from the 24th on is taken as if it were the last, and what would have been expected
-- then is held against what came. Beside it stands the simplest guess, the same month of the year
-- before: a projection is worth something where its errors are smaller. No row where the history is
-- too short for one.
-- needs: company projection
-- parameters:
--   month  month  last  the last month known
-- columns:
--   months_ahead  count  how far ahead
--   back_tests  count  months compared
--   mean_error  money  what came less what was expected, on average: its sign is the leaning
--   median_error_ratio  ratio  the error ÷ what came, without its sign, in the median; of the months
--     in which something came
--   median_naive_ratio  ratio  the same of the guess by the same month of the year before
WITH test AS (
  SELECT step.months_ahead, step.month_key, step.actual_minor,
    step.actual_minor - step.expected_minor AS error_minor,
    abs(1.0 * (step.actual_minor - step.expected_minor) / nullif(step.actual_minor, 0)) AS error,
    abs(1.0 * (step.actual_minor - before.revenue_minor) / nullif(step.actual_minor, 0)) AS naive
  FROM projection_step AS step
  LEFT JOIN company_month AS before ON before.month_key = step.month_key - 100
  WHERE step.actual_minor IS NOT NULL
),
placed AS (
  -- A month in which nothing was sold has no such errors.
  SELECT test.*, count(error) OVER ahead AS errors, count(naive) OVER ahead AS naives,
    row_number() OVER (PARTITION BY months_ahead, CASE WHEN error IS NULL THEN 1 ELSE 0 END
      ORDER BY error, month_key) AS place,
    row_number() OVER (PARTITION BY months_ahead, CASE WHEN naive IS NULL THEN 1 ELSE 0 END
      ORDER BY naive, month_key) AS naive_place
  FROM test
  WINDOW ahead AS (PARTITION BY months_ahead)
)
SELECT months_ahead, count(*) AS back_tests, round(avg(error_minor)) AS mean_error,
  avg(CASE WHEN error IS NOT NULL AND place IN ((errors + 1) / 2, (errors + 2) / 2)
    THEN error END) AS median_error_ratio,
  avg(CASE WHEN naive IS NOT NULL AND naive_place IN ((naives + 1) / 2, (naives + 2) / 2)
    THEN naive END) AS median_naive_ratio
FROM placed
GROUP BY months_ahead
ORDER BY months_ahead;
