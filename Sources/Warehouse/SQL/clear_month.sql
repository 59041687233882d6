DELETE FROM customer_month WHERE month_key = :month;
DELETE FROM buyer_month WHERE month_key = :month;
DELETE FROM product_month WHERE month_key = :month;
DELETE FROM product_market_month WHERE month_key = :month;
DELETE FROM dimension_month WHERE month_key = :month;
DELETE FROM customer_order WHERE month_key = :month;
