-- The words that tell who the erased are.
CREATE TEMP TABLE IF NOT EXISTS erased_word (word TEXT PRIMARY KEY);
DELETE FROM erased_word;
