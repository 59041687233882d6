SELECT month_key FROM sweep_state WHERE part = 0 ORDER BY month_key;
