-- Months that lie outside the history, since facts were reversed.
DELETE FROM company_month WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM customer_snapshot WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM customer_tag WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM class_month WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM score_cut WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM lifetime_fit WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
DELETE FROM snapshot_month WHERE month_key < (SELECT first_month_key FROM history_month)
  OR month_key > (SELECT last_month_key FROM history_month);
