SELECT count(*) AS invoices, count(DISTINCT account_key) AS customers, sum(settled_date_key > due_date_key) AS late, sum(is_disputed) AS disputed FROM fact_invoice
