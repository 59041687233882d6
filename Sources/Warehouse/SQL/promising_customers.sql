-- What the customers of the month ?1 are worth in the next twelve months, and what may be lost with them.
SELECT customer_key, lifetime_value_12m_minor,
  CASE WHEN expected_revenue_12m_minor IS NOT NULL AND customer_key NOT IN (
      SELECT account.customer_key
      FROM erased_account AS erased
      JOIN dim_account AS account ON account.account_key = erased.account_key
    )
    THEN round((1 - alive_probability)
      * coalesce(lifetime_value_12m_minor, expected_revenue_12m_minor)) END
FROM customer_snapshot
WHERE month_key = ?1
  AND (lifetime_value_12m_minor IS NOT NULL OR expected_revenue_12m_minor IS NOT NULL);
