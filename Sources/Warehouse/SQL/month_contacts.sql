-- The contacts whose keys lie in a month's range; a few of them took place in another month.
SELECT account_key, contact_date_key, medium, minutes_micro, cost_minor
FROM fact_contact
WHERE contact_key >= :first AND contact_key < :end
ORDER BY contact_key;
