-- What the contacts of a medium come to in a month is kept.
CREATE TABLE medium_month (
  month_key INTEGER NOT NULL,
  medium TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  customers INTEGER NOT NULL,
  minutes_micro INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  PRIMARY KEY (month_key, medium)
) STRICT, WITHOUT ROWID;
INSERT INTO medium_month
SELECT month_key, medium, sum(contacts), sum(customer_key <> 0), sum(minutes_micro), sum(cost_minor)
FROM contact_month
GROUP BY month_key, medium
ORDER BY month_key, medium;
