-- Contacts on the days from :first to :last whose keys lie in another month.
SELECT account_key, contact_date_key, medium, minutes_micro, cost_minor
FROM fact_contact INDEXED BY fact_contact_astray
WHERE contact_date_key BETWEEN :first AND :last
  AND contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 <> contact_key >> 24;
