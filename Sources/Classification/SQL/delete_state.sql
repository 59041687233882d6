DELETE FROM sweep_state WHERE month_key = :month;
