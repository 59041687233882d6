-- The model of purchases that was fitted to the customers of a month.
SELECT status, customers_used, r, alpha, a, b FROM lifetime_fit WHERE month_key = :month;
