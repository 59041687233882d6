-- The parts of a month's state, the head first.
SELECT part, bytes FROM sweep_state WHERE month_key = :month ORDER BY part;
