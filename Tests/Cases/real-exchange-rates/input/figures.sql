SELECT count(*) AS rates, count(DISTINCT date_key) AS days FROM exchange_rate
