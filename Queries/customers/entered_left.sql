-- entered_left: who entered and who left each class against an earlier month.
-- No row where the earlier month is not classified. The reason says why those who entered bear the
-- class, and why those who left bear it no longer: what was measured at the month's end and what is
-- needed. Of a class of the firm's own, and of who is no longer listed, it says why it was borne.
-- needs: snapshot class_moves
-- parameters:
--   month  month  last  the classified month
--   against  previous_month|same_month_last_year  previous_month  the month compared with
-- columns:
--   class  text  the class
--   movement  text  entered or left
--   customer_id  id  the customer
--   name  text  its name
--   headline  text  what it is counted under now; blank if it is no longer listed
--   revenue_12m  money  of its trailing year
--   contribution_12m  money  of its trailing year
--   overdue  money  at the month's end
--   reason  text  why it bears the class, or why no longer
WITH limits AS MATERIALIZED (
  SELECT setting.currency, CAST(money_unit.minor_units AS INTEGER) AS units,
    CAST(round(max(CASE name WHEN 'key_share' THEN CAST(value AS REAL) END) * 1000) AS INTEGER)
      AS key_share_tenths,
    max(CASE name WHEN 'loyal_months' THEN CAST(value AS INTEGER) END) AS loyal_months,
    max(CASE name WHEN 'loyal_first_order_days' THEN CAST(value AS INTEGER) END) AS first_days,
    max(CASE name WHEN 'loyal_last_order_days' THEN CAST(value AS INTEGER) END) AS last_days,
    max(CASE name WHEN 'indebted_minimum' THEN CAST(value AS REAL) END) AS indebted_minimum,
    max(CASE name WHEN 'indebted_oldest_days' THEN CAST(value AS INTEGER) END) AS oldest_days,
    max(CASE name WHEN 'unprofitable_floor' THEN CAST(value AS REAL) END) AS floor,
    max(CASE name WHEN 'unprofitable_floor_share' THEN CAST(value AS REAL) END) AS floor_share
  FROM warehouse_setting
  CROSS JOIN setting
  CROSS JOIN money_unit
  GROUP BY setting.currency, money_unit.minor_units
),
month_said AS MATERIALIZED (
  SELECT classified.ranked_by, classified.ranked_customers, classified.is_sales_known,
    (month.last_date_key % 100) || ' '
      || substr('JanFebMarAprMayJunJulAugSepOctNovDec', 3 * month.month - 2, 3) || ' '
      || month.year AS as_of
  FROM snapshot_month AS classified
  JOIN dim_month AS month ON month.month_key = classified.month_key
  WHERE classified.month_key = :month
),
-- What is measured of them, and by what those who left are judged.
measured AS (
  SELECT moved.class, moved.movement, moved.month_key, moved.customer_key,
    moved.movement = 'left' AND snapshot.customer_key IS NOT NULL AS is_missed,
    customer.customer_id, customer.name, snapshot.headline, snapshot.revenue_12m_minor,
    snapshot.contribution_12m_minor, snapshot.overdue_minor, snapshot.is_key, snapshot.is_loyal,
    snapshot.is_indebted, snapshot.is_unprofitable, snapshot.contribution_rank,
    snapshot.order_months_12m, snapshot.tenure_days, snapshot.recency_days,
    snapshot.oldest_overdue_days,
    snapshot.lines_12m > 0 OR snapshot.contacts_12m > 0 AS is_anything_done,
    CASE WHEN moved.class = 'key' THEN said.ranked_by
      WHEN snapshot.cost_to_serve_12m_minor IS NULL THEN 'margin' ELSE 'contribution' END AS basis,
    CASE moved.class
      WHEN 'indebted' THEN snapshot.overdue_minor - snapshot.credit_minor
      WHEN 'unprofitable' THEN snapshot.contribution_12m_minor
      ELSE CASE said.ranked_by WHEN 'contribution' THEN snapshot.contribution_12m_minor
        WHEN 'margin' THEN snapshot.margin_12m_minor ELSE snapshot.revenue_12m_minor END
    END AS value_minor,
    CASE moved.class
      WHEN 'indebted' THEN CAST(round(limits.indebted_minimum * limits.units) AS INTEGER)
      ELSE CAST(round(coalesce(limits.floor_share * snapshot.revenue_12m_minor,
        limits.floor * limits.units)) AS INTEGER)
    END AS limit_minor,
    limits.*, said.as_of, said.ranked_customers, said.is_sales_known
  FROM class_move AS moved
  CROSS JOIN limits
  CROSS JOIN month_said AS said
  CROSS JOIN customer_at_month AS customer
  LEFT JOIN customer_snapshot AS snapshot
    ON snapshot.month_key = :month AND snapshot.customer_key = moved.customer_key
  WHERE customer.month_key = :month
    -- A version's key is its customer's and its first day's.
    AND customer.customer_version_key >= moved.customer_key << 27
    AND customer.customer_version_key < (moved.customer_key + 1) << 27
),
worded AS (
  SELECT measured.*,
    CASE WHEN value_minor < 0 THEN '-' ELSE '' END || (abs(value_minor) / units)
      || CASE units WHEN 1 THEN '' ELSE '.' || substr(
        CAST(units + abs(value_minor) % units AS TEXT), 2) END || ' ' || currency AS value_text,
    CASE WHEN limit_minor < 0 THEN '-' ELSE '' END || (abs(limit_minor) / units)
      || CASE units WHEN 1 THEN '' ELSE '.' || substr(
        CAST(units + abs(limit_minor) % units AS TEXT), 2) END || ' ' || currency AS limit_text,
    tenure_days || CASE tenure_days WHEN 1 THEN ' day' ELSE ' days' END AS first_order,
    recency_days || CASE recency_days WHEN 1 THEN ' day' ELSE ' days' END AS last_order,
    oldest_overdue_days || CASE oldest_overdue_days WHEN 1 THEN ' day' ELSE ' days' END AS oldest,
    first_days || CASE first_days WHEN 1 THEN ' day' ELSE ' days' END AS first_limit,
    last_days || CASE last_days WHEN 1 THEN ' day' ELSE ' days' END AS last_limit,
    oldest_days || CASE oldest_days WHEN 1 THEN ' day' ELSE ' days' END AS oldest_limit
  FROM measured
)
SELECT class, movement, customer_id, name, headline, revenue_12m_minor AS revenue_12m,
  contribution_12m_minor AS contribution_12m, overdue_minor AS overdue,
  -- The sentences are those of the rules, but for the signs between thousands.
  coalesce(CASE WHEN is_missed THEN class || ': ' || CASE class
    WHEN 'key' THEN CASE
      WHEN is_key IS NULL THEN 'not assessed: '
        || CASE is_sales_known WHEN 1 THEN 'the cost of the goods is' ELSE 'sales are' END
        || ' unknown'
      WHEN contribution_rank IS NULL THEN basis || ' ' || value_text || ' in the 12 months to ' || as_of
        || ' is not positive'
      ELSE 'rank ' || contribution_rank || ' of ' || ranked_customers || ' by ' || basis
        || ' of the 12 months to ' || as_of || '; those before it hold at least '
        || (key_share_tenths / 10)
        || CASE key_share_tenths % 10 WHEN 0 THEN '' ELSE '.' || (key_share_tenths % 10) END
        || ' % of the total' END
    WHEN 'loyal' THEN CASE
      WHEN is_loyal IS NULL THEN 'not assessed: sales are unknown'
      WHEN recency_days IS NULL THEN 'no order up to ' || as_of
      ELSE 'orders in ' || order_months_12m || ' of the 12 months to ' || as_of || ' ('
        || loyal_months || ' are needed); first order ' || first_order || ' ago (at least '
        || first_limit || '); last ' || last_order || ' ago (at most ' || last_limit || ')' END
    WHEN 'indebted' THEN CASE
      WHEN is_indebted IS NULL THEN 'not assessed: invoices and payments are unknown'
      WHEN oldest_overdue_days IS NULL THEN 'nothing overdue on ' || as_of
      ELSE value_text || ' overdue less credits on ' || as_of || ' (at least ' || limit_text
        || ' is needed); the oldest for ' || oldest || ' (at least ' || oldest_limit || ')' END
    WHEN 'unprofitable' THEN CASE
      WHEN is_unprofitable IS NULL THEN 'not assessed: the cost of the goods is unknown'
      WHEN NOT is_anything_done THEN 'no completed line and no contact in the 12 months to '
        || as_of
      ELSE basis || ' ' || value_text || ' in the 12 months to ' || as_of || ', not under '
        || limit_text END
    END END,
    -- A class of the firm's own, and who is no longer listed, are told by their tag.
    (SELECT tag.reason FROM customer_tag AS tag
      WHERE tag.month_key = worded.month_key AND tag.customer_key = worded.customer_key
        AND tag.class = worded.class)) AS reason
FROM worded
ORDER BY class, movement, coalesce(revenue_12m_minor, 0) DESC, customer_id, customer_key;
