DELETE FROM customer_snapshot WHERE month_key = :month;
DELETE FROM customer_tag WHERE month_key = :month;
DELETE FROM class_month WHERE month_key = :month;
DELETE FROM score_cut WHERE month_key = :month;
DELETE FROM lifetime_fit WHERE month_key = :month;
