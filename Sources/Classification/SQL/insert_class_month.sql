INSERT INTO class_month (month_key, class, customers, revenue_12m_minor, bearer_list)
VALUES (:month, :class, :customers, :revenue, :bearers);
