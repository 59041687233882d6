-- reversals: corrections of sales lines that do not cancel the state before them.
-- A reversal has an odd revision and the negated measures of the state one revision earlier.
-- columns:
--   sale_line_key  integer  the reversal, or the state that stands on none
--   fault  text  what is wrong
WITH judged AS (
  SELECT line.sale_line_key,
    CASE WHEN before.sale_line_key IS NULL THEN 'there is no revision before it'
      WHEN line.sale_line_key % 2 = 0 AND before.line_count <> -1
        THEN 'the state before it was not reversed'
      WHEN line.sale_line_key % 2 = 1 AND (line.line_count = -1 AND before.line_count = 1
        AND line.quantity_micro = -before.quantity_micro AND line.gross_minor = -before.gross_minor
        AND line.revenue_minor = -before.revenue_minor
        AND coalesce(line.cost_minor, 0) = -coalesce(before.cost_minor, 0)
        AND line.ordered_date_key = before.ordered_date_key AND line.status = before.status
        AND line.account_key = before.account_key AND line.product_key = before.product_key)
        IS NOT TRUE THEN 'it does not negate the state before it' END AS fault
  FROM fact_sale_line AS line
  LEFT JOIN fact_sale_line AS before ON before.sale_line_key = line.sale_line_key - 1
  WHERE line.sale_line_key % 256 <> 0
)
SELECT sale_line_key, fault FROM judged WHERE fault IS NOT NULL ORDER BY sale_line_key;
