-- contacts_by: contacts of the month by medium, direction, person or department.
-- People of one name bear their ids too.
-- needs: contact_members
-- parameters:
--   month  month  last  the month
--   dimension  medium|direction|rep|department|topic  medium  by what
-- columns:
--   member  text  the medium, direction, person …; blank where not known
--   contacts  count  of the month
--   previous_month  count  of the month before
--   same_month_last_year  count  of the same month of the year before
--   customers  count  customers reached in the month
--   minutes  quantity  of those whose length is known
--   minutes_per_contact  real  of those whose length is known
--   cost  money  each contact's own cost, else the rates of its medium; blank where none is known
--   with_outcome_ratio  ratio  with an outcome
SELECT member, contacts, previous_month, same_month_last_year, customers, minutes_micro AS minutes,
  minutes_micro / 1000000.0 / nullif(timed_contacts, 0) AS minutes_per_contact,
  CASE contacts WHEN 0 THEN 0 ELSE CAST(round(cost_micro / 1000000.0) AS BIGINT) END AS cost,
  1.0 * with_outcome / nullif(contacts, 0) AS with_outcome_ratio
FROM contact_member
WHERE dimension = :dimension
ORDER BY contacts DESC, member;
