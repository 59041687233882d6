-- A month's contacts by customer and medium.
SELECT customer_key, medium, contacts, minutes_micro, costed_contacts, cost_minor,
  uncosted_minutes_micro, last_contact_date_key
FROM contact_month
WHERE month_key = :month
ORDER BY customer_key, medium;
