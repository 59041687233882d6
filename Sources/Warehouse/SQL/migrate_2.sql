-- Who bears each class in a month, by class. Months classified before are answered from their tags.
CREATE TABLE class_month (
  month_key INTEGER NOT NULL,
  class TEXT NOT NULL,
  customers INTEGER NOT NULL,
  revenue_12m_minor INTEGER NOT NULL,
  bearer_list BLOB NOT NULL,
  PRIMARY KEY (month_key, class)
) STRICT;
