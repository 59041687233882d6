-- The first day on which a campaign with a cost was sent to a customer.
SELECT campaign.campaign_key, campaign.cost_minor, account.customer_key,
  min(response.response_date_key)
FROM dim_campaign AS campaign
JOIN fact_campaign_response AS response ON response.campaign_key = campaign.campaign_key
JOIN dim_account AS account ON account.account_key = response.account_key
WHERE campaign.cost_minor IS NOT NULL AND response.event = 'sent' AND account.customer_key <> 0
GROUP BY campaign.campaign_key, campaign.cost_minor, account.customer_key
ORDER BY campaign.campaign_key, account.customer_key;
