-- The baskets of the month :month are to be read from its lines again.
DELETE FROM basket_month WHERE month_key = :month;
