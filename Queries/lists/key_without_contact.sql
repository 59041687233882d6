-- key_without_contact: key customers without a contact for 60 days, by what they bring.
-- Contacts in either direction, to the month's end. Customers never spoken to come with a blank day.
-- Erased people are left out.
-- needs: snapshot
-- parameters:
--   month  month  last  the classified month
--   days  integer  60  without a contact for so long
-- columns:
--   customer_id  id  the customer
--   name  text  its name
--   rep_id  id  the person responsible
--   email  text  where to write
--   phone  text  where to call
--   language  text  in which language
--   last_contact_on  date  the day of the last contact
--   days_without_contact  count  since then; blank where there was none
--   last_order_on  date  the day of the last order
--   revenue_12m  money  of the trailing year
--   contribution_12m  money  margin less cost to serve
SELECT profile.customer_id, profile.name, profile.rep_id, profile.email, profile.phone,
  profile.language, profile.last_contact_date_key AS last_contact_on,
  month.last_day_number - spoken.day_number AS days_without_contact,
  profile.last_order_date_key AS last_order_on, profile.revenue_12m_minor AS revenue_12m,
  profile.contribution_12m_minor AS contribution_12m
FROM customer_profile AS profile
JOIN dim_month AS month ON month.month_key = profile.month_key
LEFT JOIN dim_date AS spoken ON spoken.date_key = profile.last_contact_date_key
WHERE profile.month_key = :month AND profile.is_key = 1
  AND (spoken.day_number IS NULL OR month.last_day_number - spoken.day_number >= :days)
  AND profile.customer_key NOT IN (
    SELECT account.customer_key
    FROM erased_account AS erased
    CROSS JOIN dim_account AS account
    WHERE account.account_key = erased.account_key
  )
ORDER BY profile.contribution_rank, profile.customer_id, profile.customer_key;
