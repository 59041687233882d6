-- classes: how many customers bear each class, and how many could not be assessed.
-- Beside the month before and the same month of the year before, where those are classified. The
-- firm's own classes follow the four.
-- needs: snapshot class_counts
-- parameters:
--   month  month  last  the classified month
-- columns:
--   class  text  key, loyal, indebted, unprofitable, or one of the firm's own
--   customers  count  who bear it
--   not_assessed  count  for whom the evidence is missing; blank for the firm's own classes
--   previous_month  count  who bore it at the end of the month before
--   same_month_last_year  count  who bore it a year before
--   revenue_12m  money  of those who bear it
--   revenue_share  ratio  of the revenue of all listed customers
--   listed  count  all customers listed
--   ranked_by  text  what key customers are ranked by: contribution, margin or revenue
WITH asked AS (
  SELECT month_key, previous_month_key, year_ago_month_key FROM dim_month WHERE month_key = :month
),
listed AS (
  SELECT count(*) AS customers, sum(revenue_12m_minor) AS revenue_minor,
    count(*) - count(is_key) AS key_unknown, count(*) - count(is_loyal) AS loyal_unknown,
    count(*) - count(is_indebted) AS indebted_unknown,
    count(*) - count(is_unprofitable) AS unprofitable_unknown
  FROM customer_snapshot
  WHERE month_key = :month
),
borne AS MATERIALIZED (
  SELECT counted.class, counted.month_key, counted.customers, counted.revenue_minor
  FROM asked
  CROSS JOIN class_count AS counted
  WHERE counted.month_key IN (asked.month_key, asked.previous_month_key, asked.year_ago_month_key)
),
standard (position, class) AS (
  VALUES (1, 'key'), (2, 'loyal'), (3, 'indebted'), (4, 'unprofitable')
),
class AS (
  SELECT position, class FROM standard
  UNION ALL
  SELECT DISTINCT 5, class FROM borne WHERE class NOT IN (SELECT class FROM standard)
)
SELECT class.class, coalesce(now.customers, 0) AS customers,
  CASE class.class WHEN 'key' THEN key_unknown WHEN 'loyal' THEN loyal_unknown
    WHEN 'indebted' THEN indebted_unknown WHEN 'unprofitable' THEN unprofitable_unknown
    END AS not_assessed,
  CASE WHEN previous_month.month_key IS NOT NULL THEN coalesce(previous.customers, 0) END
    AS previous_month,
  CASE WHEN year_ago_month.month_key IS NOT NULL THEN coalesce(year_ago.customers, 0) END
    AS same_month_last_year,
  coalesce(now.revenue_minor, 0) AS revenue_12m,
  1.0 * coalesce(now.revenue_minor, 0) / nullif(listed.revenue_minor, 0) AS revenue_share,
  listed.customers AS listed, classified.ranked_by
FROM asked
JOIN snapshot_month AS classified ON classified.month_key = asked.month_key
CROSS JOIN listed
CROSS JOIN class
LEFT JOIN snapshot_month AS previous_month
  ON previous_month.month_key = asked.previous_month_key
LEFT JOIN snapshot_month AS year_ago_month
  ON year_ago_month.month_key = asked.year_ago_month_key
LEFT JOIN borne AS now ON now.class = class.class AND now.month_key = asked.month_key
LEFT JOIN borne AS previous
  ON previous.class = class.class AND previous.month_key = asked.previous_month_key
LEFT JOIN borne AS year_ago
  ON year_ago.class = class.class AND year_ago.month_key = asked.year_ago_month_key
ORDER BY class.position, class.class;
