DELETE FROM basket_mining WHERE month_key = :month;
DELETE FROM basket_rule WHERE month_key = :month;
DELETE FROM basket_rule_left WHERE month_key = :month;
DELETE FROM next_offer WHERE month_key = :month;
