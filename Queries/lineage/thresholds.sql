-- thresholds: the settings in force, as the warehouse keeps them: thresholds, rates, rules of identity.
-- Rates and amounts are money, shares and interest ratios, spans days.
-- columns:
--   setting  text  which setting; behind a colon the medium, where a rate differs by it (* for all others)
--   unit  text  the currency, ratio, days, quantity or text
--   setting_value  by_unit  its value
WITH said AS (
  SELECT name,
    CASE WHEN value LIKE '% %' THEN 'text'
      WHEN name LIKE 'cost_per_%' THEN 'minor'
      WHEN name IN ('indebted_minimum', 'unprofitable_floor') THEN 'money'
      WHEN name LIKE '%_days' THEN 'days'
      WHEN name LIKE '%_share' OR name LIKE '%_ratio' OR name LIKE '%_per_year' THEN 'ratio'
      WHEN name LIKE '%_variation' OR name IN ('gap_factor', 'loyal_months') THEN 'quantity'
      ELSE 'text' END AS kind, value
  FROM warehouse_setting
  WHERE name NOT IN ('classified_run', 'classified_settings', 'erased', 'minor_digits',
    'open_items_basis', 'open_items_through')
)
SELECT said.name AS setting,
  CASE WHEN said.kind IN ('minor', 'money') THEN setting.currency ELSE said.kind END AS unit,
  CASE said.kind WHEN 'minor' THEN CAST(said.value AS INTEGER)
    WHEN 'money' THEN round(CAST(said.value AS DOUBLE PRECISION) * money_unit.minor_units)
    WHEN 'days' THEN CAST(said.value AS DOUBLE PRECISION)
    WHEN 'ratio' THEN CAST(said.value AS DOUBLE PRECISION)
    WHEN 'quantity' THEN round(CAST(said.value AS DOUBLE PRECISION) * 1000000)
    ELSE said.value END AS setting_value
FROM said
CROSS JOIN setting
CROSS JOIN money_unit
ORDER BY said.name;
