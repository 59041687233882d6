-- The years of the calendar so far, without the two at either end that lie around the facts.
SELECT min(year) + 2, max(year) - 2 FROM dim_date WHERE date_key > 0;
