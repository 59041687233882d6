-- thresholds: the settings in force, as the warehouse keeps them: thresholds, rates, rules of identity.
-- Rates and amounts are money, shares and interest ratios, spans days.
-- Figures come before words.
-- columns:
--   setting  text  which setting; behind a colon the medium, where a rate differs by it (* for all others)
--   unit  text  of a figure: the currency, ratio, days or quantity
--   setting_value  by_unit  the figure
--   setting_text  text  what the setting says, where that is no figure
WITH said AS (
  SELECT name,
    CASE WHEN value LIKE '% %' THEN 'words'
      WHEN name LIKE 'cost_per_%' THEN 'minor'
      WHEN name IN ('indebted_minimum', 'unprofitable_floor') THEN 'money'
      WHEN name LIKE '%_days' THEN 'days'
      WHEN name LIKE '%_share' OR name LIKE '%_ratio' OR name LIKE '%_per_year' THEN 'ratio'
      WHEN name LIKE '%_variation' OR name IN ('gap_factor', 'loyal_months') THEN 'quantity'
      ELSE 'words' END AS kind, value
  FROM warehouse_setting
  WHERE name NOT IN ('classified_run', 'classified_settings', 'erased', 'minor_digits',
    'open_items_basis', 'open_items_through')
)
SELECT said.name AS setting,
  CASE WHEN said.kind IN ('minor', 'money') THEN setting.currency
    WHEN said.kind <> 'words' THEN said.kind END AS unit,
  CASE said.kind WHEN 'minor' THEN CAST(said.value AS DOUBLE PRECISION)
    WHEN 'money' THEN round(CAST(said.value AS DOUBLE PRECISION) * money_unit.minor_units)
    WHEN 'days' THEN CAST(said.value AS DOUBLE PRECISION)
    WHEN 'ratio' THEN CAST(said.value AS DOUBLE PRECISION)
    WHEN 'quantity' THEN round(CAST(said.value AS DOUBLE PRECISION) * 1000000) END AS setting_value,
  CASE WHEN said.kind = 'words' THEN said.value END AS setting_text
FROM said
CROSS JOIN setting
CROSS JOIN money_unit
ORDER BY said.kind = 'words', said.name;
