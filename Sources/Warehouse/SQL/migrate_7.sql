-- The figures of a tag's sentence, which nothing read, are no longer kept beside the sentence.
ALTER TABLE customer_tag DROP COLUMN evidence;

-- Who ordered in a month, in one piece; summing the months anew fills it.
CREATE TABLE buyer_month (
  month_key INTEGER NOT NULL,
  buyers INTEGER NOT NULL,
  buyer_list BLOB NOT NULL,
  other_list BLOB NOT NULL,
  PRIMARY KEY (month_key)
) STRICT, WITHOUT ROWID;
