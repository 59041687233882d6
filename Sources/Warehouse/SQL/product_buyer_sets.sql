-- Who bought each product in the months behind ?1, up to ?2; the second key means nothing.
SELECT product_key, 0, buyer_set
FROM product_month
WHERE month_key > ?1 AND month_key <= ?2
ORDER BY product_key;
