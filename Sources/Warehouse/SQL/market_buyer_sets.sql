-- Who bought of each category on each market in the months behind ?1, up to ?2.
SELECT category_key, market_key, buyer_set
FROM product_market_month
WHERE month_key > ?1 AND month_key <= ?2
ORDER BY category_key, market_key;
