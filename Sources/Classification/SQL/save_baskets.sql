INSERT OR REPLACE INTO basket_month (month_key, bytes) VALUES (:month, :bytes);
