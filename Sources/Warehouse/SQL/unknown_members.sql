-- Row 0 of every dimension: unknown.
INSERT INTO source (source_key, name) VALUES (0, '');
INSERT INTO dim_date (date_key, month_key) VALUES (0, 0);
INSERT INTO dim_currency (currency_key, currency, minor_digits) VALUES (0, '', 2);
INSERT INTO dim_market (market_key, market) VALUES (0, '');
INSERT INTO dim_channel (channel_key, channel) VALUES (0, '');
INSERT INTO dim_category (category_key, category) VALUES (0, '');
INSERT INTO dim_rep (rep_key, source_key, rep_id) VALUES (0, 0, '');
INSERT INTO dim_campaign (campaign_key, source_key, campaign_id) VALUES (0, 0, '');
INSERT INTO dim_product (product_key, source_key, product_id) VALUES (0, 0, '');
INSERT INTO dim_account (account_key, source_key, account_id) VALUES (0, 0, '');
INSERT INTO dim_customer (customer_version_key, customer_key, customer_id, valid_from_date_key,
  valid_to_date_key, is_current) VALUES (0, 0, '', 0, 99991231, 1);
