-- The greatest key that any fact or version of a customer can have.
SELECT max(
  (SELECT coalesce(max(customer_key), 0) FROM dim_customer),
  (SELECT coalesce(max(customer_key), 0) FROM dim_account));
