INSERT INTO score_cut (month_key, measure, cut, value, unit)
VALUES (:month, :measure, :cut, :value, :unit);
