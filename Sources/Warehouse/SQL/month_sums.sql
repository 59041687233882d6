-- What sales and receivables come to, month by month, as one text each.
SELECT 'sales ' || month_key || ' ' || sum(lines) || ' ' || sum(revenue_minor)
FROM product_month
GROUP BY month_key
UNION ALL
SELECT 'ledger ' || month_key || ' ' || invoices || ' ' || payments || ' ' || invoiced_minor || ' '
  || received_minor || ' ' || credit_minor
FROM ledger_month
ORDER BY 1;
