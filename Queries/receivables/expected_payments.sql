-- expected_payments: when what is open at the month's end is likely to be paid, week by week.
-- An invoice is expected on its due day plus the median delay of its customer: that of the payments
-- and settlements of the trailing year, which may be early; without any, on the due day. Disputed
-- invoices are left out. The first week begins with the day after the month's end.
-- needs: open_invoices
-- parameters:
--   month  month  last  the month
-- columns:
--   expected  text  past (should have come by now), week, or later (after thirteen weeks)
--   from_on  date  the week's first day
--   to_on  date  the week's last day
--   amount  money  what is open and expected then
--   invoices  count  how many
--   customers  count  of how many customers
WITH asked AS (
  SELECT month_key, month_index, last_day_number, last_date_key,
    (month_key - 100) * 100 + 99 AS year_before_key
  FROM dim_month
  WHERE month_key = :month
),
open AS MATERIALIZED (
  SELECT * FROM open_invoice
),
debtor AS (
  SELECT DISTINCT account.account_key, open.customer_key
  FROM open JOIN dim_account AS account ON account.customer_key = open.customer_key
  WHERE open.customer_key <> 0
),
paid AS (
  SELECT invoice.account_key, invoice.due_date_key, payment.paid_date_key, payment.payment_key
  FROM fact_payment AS payment
  JOIN fact_invoice AS invoice ON invoice.invoice_key = payment.invoice_key
  WHERE payment.payment_key >= (SELECT month_index - 11 FROM asked) << 24
    AND payment.paid_date_key <= (SELECT last_date_key FROM asked)
  UNION ALL
  SELECT account_key, due_date_key, settled_date_key, invoice_key
  FROM fact_invoice
  WHERE invoice_key >= (SELECT month_index - 23 FROM asked) << 24
    AND settled_date_key > (SELECT year_before_key FROM asked)
    AND settled_date_key <= (SELECT last_date_key FROM asked)
),
delay AS (
  SELECT debtor.customer_key, came.day_number - due.day_number AS days,
    row_number() OVER (PARTITION BY debtor.customer_key
      ORDER BY came.day_number - due.day_number, paid.payment_key) AS place,
    count(*) OVER (PARTITION BY debtor.customer_key) AS payments
  FROM paid
  JOIN debtor ON debtor.account_key = paid.account_key
  JOIN dim_date AS due ON due.date_key = paid.due_date_key AND due.date_key > 0
  JOIN dim_date AS came ON came.date_key = paid.paid_date_key
),
usual AS (
  SELECT customer_key, sum(days) / count(*) AS days
  FROM delay
  WHERE place IN ((payments + 1) / 2, (payments + 2) / 2)
  GROUP BY customer_key
),
awaited AS (
  SELECT open.customer_key, open.open_minor,
    due.day_number + coalesce(usual.days, 0) - asked.last_day_number AS days_ahead
  FROM asked
  CROSS JOIN open
  JOIN dim_date AS due ON due.date_key = open.due_date_key
  LEFT JOIN usual ON usual.customer_key = open.customer_key
  WHERE open.is_disputed = 0
),
placed AS (
  SELECT customer_key, open_minor,
    CASE WHEN days_ahead <= 0 THEN 0 WHEN days_ahead > 91 THEN 14
      ELSE (days_ahead + 6) / 7 END AS week
  FROM awaited
),
summed AS (
  SELECT week, sum(open_minor) AS amount_minor, count(*) AS invoices,
    count(DISTINCT customer_key) AS customers
  FROM placed
  GROUP BY week
),
span (week) AS (
  VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14)
)
SELECT CASE span.week WHEN 0 THEN 'past' WHEN 14 THEN 'later' ELSE 'week' END AS expected,
  since.date_key AS from_on, until.date_key AS to_on,
  coalesce(summed.amount_minor, 0) AS amount, coalesce(summed.invoices, 0) AS invoices,
  coalesce(summed.customers, 0) AS customers
FROM asked
CROSS JOIN span
LEFT JOIN summed ON summed.week = span.week
LEFT JOIN dim_date AS since ON since.day_number = asked.last_day_number + 7 * span.week - 6
  AND span.week BETWEEN 1 AND 14
LEFT JOIN dim_date AS until ON until.day_number = asked.last_day_number + 7 * span.week
  AND span.week BETWEEN 1 AND 13
WHERE EXISTS (SELECT 1 FROM summed)
ORDER BY span.week;
