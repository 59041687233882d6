-- tickets_by_topic: what requests and complaints of the trailing year were about.
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   kind  text  request, complaint …
--   topic  text  what about; blank where not said
--   tickets  count  opened in the trailing year
--   year_before  count  opened in the twelve months before
--   customers  count  who opened them
--   median_days_to_close  days  of those closed by the month's end
--   satisfaction  real  mean of those that have a mark
WITH asked AS (
  SELECT last_date_key, (month_key - 100) * 100 + 99 AS year_before_key,
    (month_key - 200) * 100 + 99 AS two_years_before_key
  FROM dim_month WHERE month_key = :month
),
ticket AS (
  SELECT fact.ticket_key, fact.kind, fact.topic, fact.satisfaction_micro, account.customer_key,
    CASE WHEN fact.opened_date_key > asked.year_before_key THEN 1 ELSE 0 END AS is_now,
    CASE WHEN fact.opened_date_key > asked.year_before_key AND fact.closed_date_key > 0
        AND fact.closed_date_key <= asked.last_date_key
      THEN closed.day_number - opened.day_number END AS days
  FROM asked
  JOIN fact_ticket AS fact ON fact.opened_date_key > asked.two_years_before_key
    AND fact.opened_date_key <= asked.last_date_key
  JOIN dim_account AS account ON account.account_key = fact.account_key
  JOIN dim_date AS opened ON opened.date_key = fact.opened_date_key
  LEFT JOIN dim_date AS closed ON closed.date_key = fact.closed_date_key
),
placed AS (
  SELECT ticket.*,
    row_number() OVER (PARTITION BY kind, topic, CASE WHEN days IS NULL THEN 1 ELSE 0 END
      ORDER BY days, ticket_key) AS place,
    count(days) OVER (PARTITION BY kind, topic) AS timed
  FROM ticket
)
SELECT kind, topic, sum(is_now) AS tickets, sum(1 - is_now) AS year_before,
  count(DISTINCT CASE is_now WHEN 1 THEN customer_key END) AS customers,
  avg(CASE WHEN days IS NOT NULL AND place IN ((timed + 1) / 2, (timed + 2) / 2)
    THEN 1.0 * days END) AS median_days_to_close,
  avg(CASE is_now WHEN 1 THEN satisfaction_micro / 1000000.0 END) AS satisfaction
FROM placed
GROUP BY kind, topic
ORDER BY kind, sum(is_now) DESC, topic;
