-- 1 where it was looked for what is bought together in the trailing year of the month :month, from :first
-- on, and no import has touched the year since.
SELECT 1 FROM basket_mining AS mining
WHERE mining.month_key = :month
  AND NOT EXISTS (
    SELECT 1 FROM month_touched AS touched
    WHERE touched.run_key > mining.run_key AND touched.month_key <= mining.month_key
      AND touched.month_key >= :first);
