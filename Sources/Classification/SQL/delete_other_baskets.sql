-- Only the baskets of the months from :first to :last stay.
DELETE FROM basket_month WHERE month_key < :first OR month_key > :last;
