-- campaign_funnel: how far the customers reached by campaigns went, from the reach to what it was for.
-- Campaigns that were sent in the trailing year and of which openings are known: of a letter or a fair
-- nobody knows who looked. A customer counts once for each campaign that reached it; who went a step
-- counts for those before it also, whether or not these were noticed.
-- parameters:
--   month  month  last  the last month of the trailing year
-- columns:
--   campaign_step  text  reached, opened, clicked or converted
--   customers  count  who went so far
--   share  ratio  of the customers reached
--   campaigns  count  how many campaigns
WITH asked AS (
  SELECT last_date_key, (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month WHERE month_key = :month
),
met AS (
  SELECT response.campaign_key, account.customer_key,
    max(CASE response.event WHEN 'sent' THEN response.response_date_key ELSE 0 END)
      AS sent_date_key,
    max(CASE response.event WHEN 'opened' THEN 1 ELSE 0 END) AS is_opened,
    max(CASE response.event WHEN 'opened' THEN 1 WHEN 'clicked' THEN 2 WHEN 'converted' THEN 3
      ELSE 0 END) AS steps
  FROM asked
  JOIN fact_campaign_response AS response ON response.response_date_key <= asked.last_date_key
  JOIN dim_account AS account ON account.account_key = response.account_key
  GROUP BY response.campaign_key, account.customer_key
),
followed AS (
  SELECT met.campaign_key
  FROM asked
  CROSS JOIN met
  GROUP BY met.campaign_key, asked.year_before_key
  HAVING max(met.sent_date_key) > asked.year_before_key AND max(met.is_opened) = 1
),
went AS (
  SELECT met.campaign_key, met.steps
  FROM followed
  JOIN met ON met.campaign_key = followed.campaign_key
  WHERE met.sent_date_key > 0
),
step (steps, campaign_step) AS (
  VALUES (0, 'reached'), (1, 'opened'), (2, 'clicked'), (3, 'converted')
)
SELECT step.campaign_step, count(went.steps) AS customers,
  1.0 * count(went.steps) / (SELECT count(*) FROM went) AS share,
  (SELECT count(*) FROM followed) AS campaigns
FROM step
LEFT JOIN went ON went.steps >= step.steps
WHERE EXISTS (SELECT 1 FROM went)
GROUP BY step.steps, step.campaign_step
ORDER BY step.steps;
