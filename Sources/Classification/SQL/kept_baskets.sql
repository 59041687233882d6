-- The baskets of the month :month, where they are kept.
SELECT bytes FROM basket_month WHERE month_key = :month;
