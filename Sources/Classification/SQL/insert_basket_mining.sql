INSERT INTO basket_mining (month_key, run_key, baskets, baskets_left_out, basket_cap, minimum_baskets,
  minimum_support_ratio, minimum_confidence_ratio, rules)
VALUES (:month, :run, :baskets, :left_out, :cap, :minimum_baskets, :support, :confidence, :rules);
