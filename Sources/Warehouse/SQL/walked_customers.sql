-- Every customer of the classified month :month with all that is summed up of customers, in the order of
-- the snapshot. What is said of the customer itself is NULL where nothing was known of it by the month's
-- end.
SELECT snapshot.customer_key, snapshot.headline, snapshot.recency_score, snapshot.frequency_score,
  version.acquisition_source, snapshot.orders_12m, snapshot.first_order_date_key,
  snapshot.revenue_12m_minor, snapshot.margin_12m_minor, snapshot.contribution_12m_minor,
  snapshot.lifetime_value_12m_minor, snapshot.receivables_minor, snapshot.overdue_minor,
  snapshot.money_score, snapshot.cost_to_serve_12m_minor, snapshot.contacts_12m,
  snapshot.contact_minutes_micro_12m,
  snapshot.is_key, snapshot.revenue_year_before_minor, version.country, version.region,
  version.rep_key, snapshot.contribution_rank, version.customer_id, version.name,
  -- What may be lost, as promising_customers has it.
  CASE WHEN snapshot.expected_revenue_12m_minor IS NOT NULL AND snapshot.customer_key NOT IN (
      SELECT account.customer_key
      FROM erased_account AS erased
      JOIN dim_account AS account ON account.account_key = erased.account_key
    )
    THEN round((1 - snapshot.alive_probability)
      * coalesce(snapshot.lifetime_value_12m_minor, snapshot.expected_revenue_12m_minor)) END,
  -- The head of a group names nobody above it, or itself.
  snapshot.stage, version.parent_id IS NULL OR version.parent_id = version.customer_id
FROM dim_month AS month
CROSS JOIN customer_snapshot AS snapshot
-- A version's key is its customer's and its first day's.
LEFT JOIN dim_customer AS version
  ON version.customer_version_key BETWEEN snapshot.customer_key << 27
    AND (snapshot.customer_key << 27) + month.last_date_key
  AND version.valid_to_date_key >= month.last_date_key
WHERE month.month_key = :month AND snapshot.month_key = month.month_key;
