-- product_portfolio: every product sold in two years: growth, share, class, position and advice.
-- The trailing year to the month against the year before it. ABC ranks all products by margin where
-- the cost of most revenue is known, else all by revenue; a product leads its category if no other
-- has more revenue. Star: leads and grows at least like the company; cash cow: only leads; question
-- mark: only grows; dog: neither. Advice is the first that holds: withdraw (dog, C, margin ratio
-- under the floor), reprice (margin ratio under the floor), invest (star, or question mark with more
-- than the company's margin ratio), keep. The shares and the floor are the workspace's.
-- filters: advice
-- needs: product_years
-- parameters:
--   month  month  last  the last month of the trailing year
--   advice  withdraw|reprice|invest|keep  none  only those with this advice; all where not given
-- columns:
--   product_id  id  the product
--   name  text  its name
--   category  text  its category
--   revenue  money  of the trailing year
--   revenue_year_before  money  of the twelve months before those
--   growth  ratio  revenue ÷ revenue of the year before − 1; blank (new) where that is not positive
--   company_growth  ratio  the same for the whole company
--   revenue_share  ratio  of the company's revenue
--   category_share  ratio  of the category's revenue
--   units  quantity  returns deducted
--   margin  money  revenue less cost, over the lines whose cost is known
--   margin_ratio  ratio  margin ÷ the revenue of those lines
--   company_margin_ratio  ratio  the same for the whole company
--   cost_coverage_ratio  ratio  the share of revenue whose cost is known
--   returns  money  revenue of goods that came back
--   return_rate  ratio  returns ÷ (revenue + returns)
--   discounts  money  given on what was sold
--   discount_rate  ratio  discounts ÷ gross sales
--   abc  text  A, B or C by the share of the ranked total that those before it hold
--   abc_basis  text  what ABC ranks by: margin or revenue
--   xyz  text  X steady, Y swinging, Z erratic; blank where the mean of the units is not positive
--   coefficient_of_variation  ratio  of the twelve calendar months' units
--   relative_share  ratio  revenue ÷ that of the category's largest product; for that one ÷ the
--     second largest; blank if alone
--   position  text  star, cash cow, question mark or dog; blank where growth is
--   advice  text  withdraw, reprice, invest or keep; not assessed without cost
--   advice_reason  text  what made the advice
--   margin_floor_ratio  ratio  the floor that the advice compares with
--   source  text  the system whose id it is
WITH measured AS (
  SELECT sold.*, sold.squared_units / 12 AS mean_squared_units,
    sold.units_micro / 12000000.0 AS mean_units
  FROM product_year AS sold
),
company AS (
  SELECT sum(revenue_minor) AS revenue_minor,
    CASE WHEN sum(revenue_before_minor) > 0
      THEN 1.0 * sum(revenue_minor) / sum(revenue_before_minor) - 1 END AS growth,
    1.0 * (sum(costed_revenue_minor) - sum(cost_minor)) / nullif(sum(costed_revenue_minor), 0)
      AS margin_ratio,
    CASE WHEN sum(costed_revenue_minor) >= setting.abc_cost_coverage_ratio * sum(revenue_minor)
      AND sum(costed_lines) > 0 THEN 'margin' ELSE 'revenue' END AS abc_basis,
    setting.abc_a_share, setting.abc_b_share, setting.xyz_x_variation, setting.xyz_y_variation,
    setting.margin_floor_ratio
  FROM measured CROSS JOIN setting
  GROUP BY setting.abc_cost_coverage_ratio, setting.abc_a_share, setting.abc_b_share,
    setting.xyz_x_variation, setting.xyz_y_variation, setting.margin_floor_ratio
),
named AS (
  SELECT measured.*, product.product_id, product.name, product.category_key, category.category
  FROM measured
  JOIN dim_product AS product ON product.product_key = measured.product_key
  JOIN dim_category AS category ON category.category_key = product.category_key
),
rated AS (
  SELECT named.*, company.growth AS company_growth, company.abc_basis, company.abc_a_share,
    company.abc_b_share, company.xyz_x_variation, company.xyz_y_variation,
    company.margin_floor_ratio, company.margin_ratio AS company_margin_ratio,
    1.0 * named.revenue_minor / nullif(company.revenue_minor, 0) AS revenue_share,
    CASE WHEN revenue_before_minor > 0
      THEN 1.0 * named.revenue_minor / revenue_before_minor - 1 END AS growth,
    CASE WHEN lines = 0 OR costed_lines > 0
      THEN costed_revenue_minor - cost_minor END AS margin_minor,
    1.0 * (costed_revenue_minor - cost_minor) / nullif(costed_revenue_minor, 0) AS margin_ratio,
    CASE WHEN abc_basis = 'margin' THEN costed_revenue_minor - cost_minor
      ELSE named.revenue_minor END AS ranked_minor,
    CASE WHEN mean_units > 0 THEN sqrt(CASE WHEN mean_squared_units > mean_units * mean_units
      THEN mean_squared_units - mean_units * mean_units ELSE 0 END) / mean_units END AS variation
  FROM named CROSS JOIN company
),
group_total AS (
  SELECT category_key, sum(revenue_minor) AS category_revenue_minor, max(revenue_minor) AS largest_minor,
    (SELECT sum(ranked_minor) FROM rated WHERE ranked_minor > 0) AS ranked_total_minor
  FROM rated
  GROUP BY category_key
),
ranked AS (
  SELECT product_key,
    sum(CASE WHEN ranked_minor > 0 THEN ranked_minor ELSE 0 END) OVER (
      ORDER BY ranked_minor DESC, product_id, product_key ROWS UNBOUNDED PRECEDING) - ranked_minor
      AS ranked_before_minor,
    row_number() OVER by_revenue AS place,
    lead(revenue_minor) OVER by_revenue AS next_minor
  FROM rated
  WINDOW by_revenue AS (PARTITION BY category_key ORDER BY revenue_minor DESC, product_id, product_key)
),
classed AS (
  SELECT rated.*, group_total.category_revenue_minor,
    CASE WHEN ranked_minor <= 0 THEN 'C'
      WHEN ranked_before_minor < abc_a_share * ranked_total_minor THEN 'A'
      WHEN ranked_before_minor < abc_b_share * ranked_total_minor THEN 'B'
      ELSE 'C' END AS abc,
    CASE WHEN variation <= xyz_x_variation THEN 'X'
      WHEN variation <= xyz_y_variation THEN 'Y'
      WHEN variation IS NOT NULL THEN 'Z' END AS xyz,
    1.0 * revenue_minor
      / nullif(CASE WHEN place = 1 THEN next_minor ELSE largest_minor END, 0) AS relative_share,
    CASE WHEN growth IS NULL THEN NULL
      WHEN revenue_minor = largest_minor AND growth >= company_growth THEN 'star'
      WHEN revenue_minor = largest_minor THEN 'cash cow'
      WHEN growth >= company_growth THEN 'question mark'
      ELSE 'dog' END AS position
  FROM rated
  JOIN ranked ON ranked.product_key = rated.product_key
  JOIN group_total ON group_total.category_key = rated.category_key
),
advised AS (
  SELECT classed.*,
    CASE WHEN margin_ratio IS NULL THEN 'not assessed'
      WHEN position = 'dog' AND abc = 'C' AND margin_ratio < margin_floor_ratio THEN 'withdraw'
      WHEN margin_ratio < margin_floor_ratio THEN 'reprice'
      WHEN position = 'star' THEN 'invest'
      WHEN position = 'question mark' AND margin_ratio > company_margin_ratio THEN 'invest'
      ELSE 'keep' END AS advice
  FROM classed
)
SELECT product_id, advised.name, category, revenue_minor AS revenue,
  revenue_before_minor AS revenue_year_before, growth, company_growth, revenue_share,
  1.0 * revenue_minor / nullif(category_revenue_minor, 0) AS category_share, units_micro AS units,
  margin_minor AS margin, margin_ratio, company_margin_ratio,
  1.0 * costed_revenue_minor / nullif(revenue_minor, 0) AS cost_coverage_ratio,
  returns_minor AS returns, 1.0 * returns_minor / nullif(revenue_minor + returns_minor, 0)
    AS return_rate,
  discounts_minor AS discounts, 1.0 * discounts_minor / nullif(gross_sales_minor, 0)
    AS discount_rate,
  abc, abc_basis, xyz, variation AS coefficient_of_variation, relative_share, position, advice,
  CASE advice
    WHEN 'withdraw' THEN 'a dog in class C with a margin ratio under the floor'
    WHEN 'reprice' THEN 'the margin ratio is under the floor'
    WHEN 'invest' THEN CASE position WHEN 'star' THEN 'a star'
      ELSE 'a question mark with more than the company''s margin ratio' END
    WHEN 'keep' THEN 'nothing speaks for a change'
    ELSE 'the cost is unknown' END AS advice_reason,
  margin_floor_ratio, source.name AS source
FROM advised
JOIN (SELECT product_key AS named_key, source_key FROM dim_product) AS named
  ON named.named_key = advised.product_key
JOIN source ON source.source_key = named.source_key
WHERE :advice IS NULL OR advice = :advice
ORDER BY revenue_minor DESC, product_id, source.name;
