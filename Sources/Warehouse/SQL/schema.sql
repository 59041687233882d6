-- The warehouse: dimensions, facts, monthly aggregates, snapshots, lineage.
--
-- Conventions. `<entity>_key` is the warehouse's integer key, `<entity>_id` a source's own text id.
-- Row 0 of a dimension is "unknown"; no key is NULL. `_date_key` is YYYYMMDD and `_month_key` YYYYMM,
-- 0 where unknown. `_minor` is money in minor units of the company's currency (of the document's
-- currency where a `currency_key` stands beside it), `_micro` a millionth. NULL is unknown, never zero.
--
-- A document's key is (month index << 24 | running number), the month being that of its first known
-- row: facts lie together by month, and the rows of a month are one range of keys, but for the few
-- astray ones, which have an index of their own.

-- grain: one setting that the warehouse was built for
CREATE TABLE warehouse_setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
  -- With row ids: DuckDB, which attaches the file, asks for them where it wants no column of a table
  -- that views rest on.
) STRICT;

-- ---------------------------------------------------------------- lineage

-- grain: one system that exports files
CREATE TABLE source (
  source_key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- grain: one run of an import
CREATE TABLE import_run (
  run_key INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  seconds REAL,
  host TEXT NOT NULL,
  process_id INTEGER NOT NULL
) STRICT;

-- grain: one file that a run took in
CREATE TABLE import_file (
  file_key INTEGER PRIMARY KEY,
  run_key INTEGER NOT NULL REFERENCES import_run,
  source_key INTEGER NOT NULL REFERENCES source,
  entity TEXT NOT NULL,
  path TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  mapping_hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  file_date_key INTEGER NOT NULL DEFAULT 0,
  rows_read INTEGER NOT NULL DEFAULT 0,
  rows_loaded INTEGER NOT NULL DEFAULT 0,
  rows_unchanged INTEGER NOT NULL DEFAULT 0,
  rows_corrected INTEGER NOT NULL DEFAULT 0,
  rows_left_out INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0,
  rows_reversed INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  file_state TEXT NOT NULL DEFAULT '',
  is_mended INTEGER NOT NULL DEFAULT 0,
  rows_converted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_file_by_content ON import_file (content_hash);

-- grain: one fault of one row that was not loaded; line and column are 1-based
CREATE TABLE rejected_row (
  rejected_row_key INTEGER PRIMARY KEY,
  file_key INTEGER NOT NULL REFERENCES import_file,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX rejected_row_by_file ON rejected_row (file_key);

-- grain: one control total that a source delivered
CREATE TABLE control_total (
  source_key INTEGER NOT NULL REFERENCES source,
  file_name TEXT NOT NULL,
  entity TEXT NOT NULL,
  month_key INTEGER NOT NULL,
  measure TEXT NOT NULL,
  value TEXT NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file,
  PRIMARY KEY (source_key, file_name, entity, month_key, measure)
) STRICT, WITHOUT ROWID;

-- grain: one month whose facts were touched by a run
CREATE TABLE month_touched (
  run_key INTEGER NOT NULL REFERENCES import_run,
  month_key INTEGER NOT NULL,
  PRIMARY KEY (run_key, month_key)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- dimensions

-- grain: a day; row 0 is unknown
CREATE TABLE dim_date (
  date_key INTEGER PRIMARY KEY,
  date_on TEXT,
  day_number INTEGER,
  year INTEGER,
  quarter INTEGER,
  month INTEGER,
  month_key INTEGER NOT NULL,
  day INTEGER,
  iso_year INTEGER,
  iso_week INTEGER,
  weekday INTEGER,
  fiscal_year INTEGER,
  fiscal_quarter INTEGER,
  fiscal_month INTEGER
) STRICT;
CREATE INDEX dim_date_by_day_number ON dim_date (day_number);

-- grain: a calendar month; every span of months that a figure needs can be had from here
CREATE TABLE dim_month (
  month_key INTEGER PRIMARY KEY,
  month_on TEXT NOT NULL,
  month_index INTEGER NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL,
  first_date_key INTEGER NOT NULL,
  last_date_key INTEGER NOT NULL,
  last_day_number INTEGER NOT NULL,
  days INTEGER NOT NULL,
  previous_month_key INTEGER NOT NULL,
  year_ago_month_key INTEGER NOT NULL,
  fiscal_year INTEGER NOT NULL,
  fiscal_month INTEGER NOT NULL,
  fiscal_year_first_month_key INTEGER NOT NULL
) STRICT;

-- grain: a currency
CREATE TABLE dim_currency (
  currency_key INTEGER PRIMARY KEY,
  currency TEXT NOT NULL UNIQUE,
  minor_digits INTEGER NOT NULL
) STRICT;

-- grain: a currency on a day: what one unit of it costs in units of the base, as exact fraction
CREATE TABLE exchange_rate (
  source_key INTEGER NOT NULL REFERENCES source,
  currency TEXT NOT NULL,
  date_key INTEGER NOT NULL,
  base TEXT NOT NULL,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file,
  PRIMARY KEY (source_key, currency, date_key)
) STRICT, WITHOUT ROWID;

-- grain: a market or a country
CREATE TABLE dim_market (
  market_key INTEGER PRIMARY KEY,
  market TEXT NOT NULL UNIQUE
) STRICT;

-- grain: a sales channel
CREATE TABLE dim_channel (
  channel_key INTEGER PRIMARY KEY,
  channel TEXT NOT NULL UNIQUE
) STRICT;

-- grain: a sales person
CREATE TABLE dim_rep (
  rep_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  rep_id TEXT NOT NULL,
  name TEXT,
  team TEXT,
  manager TEXT,
  region TEXT,
  left_date_key INTEGER NOT NULL DEFAULT 0,
  is_inferred INTEGER NOT NULL DEFAULT 0,
  file_key INTEGER NOT NULL DEFAULT 0,
  UNIQUE (rep_id, source_key)
) STRICT;

-- grain: a campaign; cost in the company's currency
CREATE TABLE dim_campaign (
  campaign_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  campaign_id TEXT NOT NULL,
  name TEXT,
  medium TEXT,
  starts_date_key INTEGER NOT NULL DEFAULT 0,
  ends_date_key INTEGER NOT NULL DEFAULT 0,
  cost_minor INTEGER,
  is_inferred INTEGER NOT NULL DEFAULT 0,
  file_key INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, source_key)
) STRICT;

-- grain: a product category
CREATE TABLE dim_category (
  category_key INTEGER PRIMARY KEY,
  category TEXT NOT NULL UNIQUE
) STRICT;

-- grain: a product of a source; list price in the company's currency
CREATE TABLE dim_product (
  product_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  product_id TEXT NOT NULL,
  name TEXT,
  category_key INTEGER NOT NULL DEFAULT 0 REFERENCES dim_category,
  line TEXT,
  unit TEXT,
  list_price_minor INTEGER,
  launched_date_key INTEGER NOT NULL DEFAULT 0,
  discontinued_date_key INTEGER NOT NULL DEFAULT 0,
  is_inferred INTEGER NOT NULL DEFAULT 0,
  file_key INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, source_key)
) STRICT;

-- grain: a product's unit cost from a day on (0: from the beginning), exact: mantissa ÷ 10^scale
CREATE TABLE product_cost (
  product_key INTEGER NOT NULL REFERENCES dim_product,
  valid_from_date_key INTEGER NOT NULL,
  unit_cost_mantissa INTEGER NOT NULL,
  unit_cost_scale INTEGER NOT NULL,
  file_key INTEGER NOT NULL,
  PRIMARY KEY (product_key, valid_from_date_key)
) STRICT, WITHOUT ROWID;

-- grain: a product of which so far only facts have told; stamp: day, document and line of the word
-- that stands, the latest
CREATE TABLE product_borne (
  product_key INTEGER PRIMARY KEY REFERENCES dim_product,
  name TEXT,
  category TEXT,
  line TEXT,
  unit TEXT,
  stamp TEXT NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;

-- grain: a customer as one source knows it: what facts point at. Which accounts are one customer is
-- decided anew whenever a record or a rule of identity changes, so no fact moves when a join is undone.
-- first_fact_date_key: the earliest business day of any fact of the account (an order line of any state,
-- an invoice, payment, contact, ticket, response, deal, contract, paper), 0 where it has none.
CREATE TABLE dim_account (
  account_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  account_id TEXT NOT NULL,
  customer_key INTEGER NOT NULL DEFAULT 0,
  first_fact_date_key INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account_id, source_key)
) STRICT;
CREATE INDEX dim_account_by_customer ON dim_account (customer_key);

-- grain: an account of a person who was erased, with what it is called instead of its id. Its records
-- say nothing that tells who it was; its facts stay, and accounts of one person stay one customer.
CREATE TABLE erased_account (
  account_key INTEGER PRIMARY KEY REFERENCES dim_account,
  erased_as TEXT NOT NULL
) STRICT;

-- grain: what one source says of an account from a day on (0: from the beginning); NULL: says nothing
-- parent_id: as the source says it; that of another source's customer with the source's name before it.
CREATE TABLE customer_record (
  account_key INTEGER NOT NULL REFERENCES dim_account,
  is_borne_by_facts INTEGER NOT NULL,
  valid_from_date_key INTEGER NOT NULL,
  name TEXT, kind TEXT, tax_id TEXT, registration_id TEXT, parent_id TEXT,
  email TEXT, phone TEXT, street TEXT, city TEXT, postal_code TEXT,
  country TEXT, region TEXT, market TEXT, acquired_date_key INTEGER, acquisition_source TEXT,
  rep_key INTEGER, birthday TEXT, name_day TEXT, language TEXT, marketing_consent INTEGER,
  preferred_medium TEXT, payment_term_days INTEGER, credit_limit_minor INTEGER,
  stamp TEXT NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file,
  PRIMARY KEY (account_key, is_borne_by_facts, valid_from_date_key)
) STRICT, WITHOUT ROWID;

-- grain: a version of a customer, valid from–to (both inclusive; 0 and 99991231 where open).
-- customer_key is durable across versions and sources: the key of the account that stands for it.
-- customer_version_key = customer_key << 27 | valid_from_date_key. parent_id: as its customer prints.
CREATE TABLE dim_customer (
  customer_version_key INTEGER PRIMARY KEY,
  customer_key INTEGER NOT NULL,
  customer_id TEXT NOT NULL,
  name TEXT, kind TEXT, tax_id TEXT, registration_id TEXT, parent_id TEXT,
  email TEXT, phone TEXT, street TEXT, city TEXT, postal_code TEXT,
  country TEXT, region TEXT, market_key INTEGER NOT NULL DEFAULT 0 REFERENCES dim_market,
  country_key INTEGER NOT NULL DEFAULT 0 REFERENCES dim_market,
  acquired_date_key INTEGER NOT NULL DEFAULT 0, acquisition_source TEXT,
  rep_key INTEGER NOT NULL DEFAULT 0 REFERENCES dim_rep,
  birthday TEXT, name_day TEXT, language TEXT, marketing_consent INTEGER,
  preferred_medium TEXT, payment_term_days INTEGER, credit_limit_minor INTEGER,
  is_inferred INTEGER NOT NULL DEFAULT 0,
  valid_from_date_key INTEGER NOT NULL,
  valid_to_date_key INTEGER NOT NULL,
  is_current INTEGER NOT NULL,
  UNIQUE (customer_key, valid_from_date_key)
) STRICT;
CREATE INDEX dim_customer_by_id ON dim_customer (customer_id);

-- grain: an account that was joined to a customer, with the ground of the join
CREATE TABLE customer_join (
  account_key INTEGER PRIMARY KEY REFERENCES dim_account,
  customer_key INTEGER NOT NULL,
  joined_to_account_key INTEGER NOT NULL REFERENCES dim_account,
  ground TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- grain: two customers that may be one although no rule joins them, by the strongest sign of it: the
-- same tax_id, registration_id, email or phone, the same name (and town), or one_edit between these
CREATE TABLE likely_double (
  customer_key INTEGER NOT NULL,
  other_customer_key INTEGER NOT NULL,
  sign TEXT NOT NULL,
  PRIMARY KEY (customer_key, other_customer_key)
) STRICT, WITHOUT ROWID;

-- grain: a source and a field of customers: how many of the accounts that it has records of have the
-- field filled, in any of these
CREATE TABLE source_field (
  source_key INTEGER NOT NULL REFERENCES source,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  filled INTEGER NOT NULL,
  PRIMARY KEY (source_key, position)
) STRICT, WITHOUT ROWID;

-- grain: a person of ours, a field of the customers it is responsible for, and a day: by how much their
-- number and the number of those with the field filled change on that day (0: from the beginning)
CREATE TABLE rep_field_change (
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  position INTEGER NOT NULL,
  date_key INTEGER NOT NULL,
  field TEXT NOT NULL,
  customers INTEGER NOT NULL,
  filled INTEGER NOT NULL,
  PRIMARY KEY (rep_key, position, date_key)
) STRICT, WITHOUT ROWID;

-- grain: a document of sale (an order, a receipt) of a source
CREATE TABLE dim_order (
  order_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  order_id TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX dim_order_by_id ON dim_order (order_id, source_key);

-- grain: a document whose header a source exports apart from its lines, which take from it; texts as
-- in the source's mapping, days in ISO form
CREATE TABLE order_header (
  order_key INTEGER PRIMARY KEY REFERENCES dim_order,
  ordered_on TEXT NOT NULL,
  customer_id TEXT,
  currency TEXT,
  country TEXT,
  market TEXT,
  channel TEXT,
  rep_id TEXT,
  campaign_id TEXT,
  status TEXT,
  promised_on TEXT,
  delivered_on TEXT,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;

-- ---------------------------------------------------------------- facts

-- grain: a line of a document, once for each revision. Append-only: a correction appends a reversal
-- (odd revision, all measures negated) and the new state (even revision), so every sum is additive.
-- sale_line_key = order_key << 24 | line slot << 8 | revision. status: 0 planned, 1 open, 2 completed,
-- 3 cancelled. line_count is 1, or -1 on a reversal. cost_minor NULL: unknown.
CREATE TABLE fact_sale_line (
  sale_line_key INTEGER PRIMARY KEY,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  ordered_date_key INTEGER NOT NULL REFERENCES dim_date,
  status INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  quantity_micro INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER,
  is_own_cost INTEGER NOT NULL,
  channel_key INTEGER NOT NULL REFERENCES dim_channel,
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  campaign_key INTEGER NOT NULL REFERENCES dim_campaign,
  market_key INTEGER NOT NULL REFERENCES dim_market,
  country_key INTEGER NOT NULL REFERENCES dim_market,
  promised_date_key INTEGER NOT NULL,
  delivered_date_key INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;
-- Lines whose month is not that of their document's key.
CREATE INDEX fact_sale_line_astray ON fact_sale_line (ordered_date_key)
  WHERE ordered_date_key / 10000 * 12 + ordered_date_key / 100 % 100 - 1 <> sale_line_key >> 48;
-- Lines that are planned, open or cancelled, with what the order book sums up.
CREATE INDEX fact_sale_line_pending
  ON fact_sale_line (ordered_date_key, status, line_count, revenue_minor) WHERE status <> 2;

-- grain: an invoice or credit note (accumulating: issued, due, settled). Money in its own currency;
-- rate = company units a unit of it on the issue day, as exact fraction. is_inferred: so far only
-- named by a payment.
CREATE TABLE fact_invoice (
  invoice_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  invoice_id TEXT NOT NULL,
  order_id TEXT,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  issued_date_key INTEGER NOT NULL,
  due_date_key INTEGER NOT NULL,
  settled_date_key INTEGER NOT NULL,
  written_off_date_key INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER,
  currency_key INTEGER NOT NULL REFERENCES dim_currency,
  rate_numerator INTEGER NOT NULL,
  rate_denominator INTEGER NOT NULL,
  corrects_invoice_key INTEGER NOT NULL,
  is_disputed INTEGER NOT NULL,
  is_inferred INTEGER NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;
CREATE UNIQUE INDEX fact_invoice_by_id ON fact_invoice (invoice_id, source_key);
-- By the year of the key, so that a month's facts touch the pages of their year only.
CREATE INDEX fact_invoice_by_account ON fact_invoice (((invoice_key >> 24) / 12), account_key)
  WHERE account_key <> 0;

-- grain: a payment received. Money in its own currency, rate of the day it was paid.
CREATE TABLE fact_payment (
  payment_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  payment_id TEXT NOT NULL,
  invoice_key INTEGER NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  paid_date_key INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency_key INTEGER NOT NULL REFERENCES dim_currency,
  rate_numerator INTEGER NOT NULL,
  rate_denominator INTEGER NOT NULL,
  method TEXT,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;
CREATE UNIQUE INDEX fact_payment_by_id ON fact_payment (payment_id, source_key);
CREATE INDEX fact_payment_by_account ON fact_payment (((payment_key >> 24) / 12), account_key)
  WHERE account_key <> 0;
CREATE INDEX fact_payment_by_invoice ON fact_payment (invoice_key) WHERE invoice_key <> 0;

-- Invoices, payments and contacts whose month is not that of their key.
CREATE INDEX fact_invoice_astray ON fact_invoice (issued_date_key)
  WHERE issued_date_key / 10000 * 12 + issued_date_key / 100 % 100 - 1 <> invoice_key >> 24;
CREATE INDEX fact_payment_astray ON fact_payment (paid_date_key)
  WHERE paid_date_key / 10000 * 12 + paid_date_key / 100 % 100 - 1 <> payment_key >> 24;

-- grain: what is open at the end of the last month of any fact: an invoice not settled, with its
-- balance in its own currency (negative: a credit; 0: a credit note taken off another invoice, whose
-- settlement is still to come); a payment that names an invoice not issued yet, negative, in its own
-- currency; with both keys 0 an account's payments that name no invoice, negative, in the company's
-- currency. The next month's receivables go on from here.
-- What the invoice says is kept beside it, so that going on needs no look at the old invoices; of a
-- credit note that still waits for its invoice, that one's key. 0 where there is none.
CREATE TABLE open_item (
  invoice_key INTEGER NOT NULL,
  payment_key INTEGER NOT NULL,
  account_key INTEGER NOT NULL,
  balance_minor INTEGER NOT NULL,
  due_date_key INTEGER NOT NULL,
  settled_date_key INTEGER NOT NULL,
  written_off_date_key INTEGER NOT NULL,
  currency_key INTEGER NOT NULL REFERENCES dim_currency,
  rate_numerator INTEGER NOT NULL,
  rate_denominator INTEGER NOT NULL,
  is_disputed INTEGER NOT NULL,
  is_credit_note INTEGER NOT NULL,
  awaited_invoice_key INTEGER NOT NULL,
  PRIMARY KEY (invoice_key, payment_key, account_key)
) STRICT, WITHOUT ROWID;

-- grain: a contact with a customer, in either direction
CREATE TABLE fact_contact (
  contact_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  contact_id TEXT NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  contact_date_key INTEGER NOT NULL,
  minute_of_day INTEGER,
  medium TEXT NOT NULL,
  direction TEXT,
  minutes_micro INTEGER,
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  department TEXT,
  topic TEXT,
  outcome TEXT,
  cost_minor INTEGER,
  file_key INTEGER NOT NULL REFERENCES import_file
) STRICT;
CREATE UNIQUE INDEX fact_contact_by_id ON fact_contact (contact_id, source_key);
CREATE INDEX fact_contact_by_account ON fact_contact (((contact_key >> 24) / 12), account_key)
  WHERE account_key <> 0;

CREATE INDEX fact_contact_astray ON fact_contact (contact_date_key)
  WHERE contact_date_key / 10000 * 12 + contact_date_key / 100 % 100 - 1 <> contact_key >> 24;

-- grain: a request, complaint … of a customer (accumulating: opened, closed)
CREATE TABLE fact_ticket (
  ticket_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  ticket_id TEXT NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  opened_date_key INTEGER NOT NULL,
  closed_date_key INTEGER NOT NULL,
  kind TEXT,
  topic TEXT,
  priority TEXT,
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  satisfaction_micro INTEGER,
  file_key INTEGER NOT NULL REFERENCES import_file,
  UNIQUE (ticket_id, source_key)
) STRICT;

-- grain: an event of a customer in a campaign (sent, opened, clicked, converted, unsubscribed)
CREATE TABLE fact_campaign_response (
  campaign_key INTEGER NOT NULL REFERENCES dim_campaign,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  event TEXT NOT NULL,
  response_date_key INTEGER NOT NULL,
  minute_of_day INTEGER NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file,
  PRIMARY KEY (campaign_key, account_key, event, response_date_key, minute_of_day)
) STRICT, WITHOUT ROWID;

-- grain: a deal (accumulating: opened, expected, closed); amount in the company's currency
CREATE TABLE fact_opportunity (
  opportunity_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  opportunity_id TEXT NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  category_key INTEGER NOT NULL REFERENCES dim_category,
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  opened_date_key INTEGER NOT NULL,
  expected_date_key INTEGER NOT NULL,
  closed_date_key INTEGER NOT NULL,
  stage TEXT NOT NULL,
  amount_minor INTEGER,
  probability_micro INTEGER,
  outcome TEXT NOT NULL,
  file_key INTEGER NOT NULL REFERENCES import_file,
  UNIQUE (opportunity_id, source_key)
) STRICT;

-- grain: a contract with a customer; amount in the company's currency
CREATE TABLE fact_contract (
  contract_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  contract_id TEXT NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  starts_date_key INTEGER NOT NULL,
  ends_date_key INTEGER NOT NULL,
  amount_minor INTEGER,
  status TEXT,
  file_key INTEGER NOT NULL REFERENCES import_file,
  UNIQUE (contract_id, source_key)
) STRICT;

-- grain: a paper exchanged with a customer (offer, letter, complaint …)
CREATE TABLE fact_document (
  document_key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source,
  document_id TEXT NOT NULL,
  account_key INTEGER NOT NULL REFERENCES dim_account,
  document_date_key INTEGER NOT NULL,
  kind TEXT,
  direction TEXT,
  title TEXT,
  reference TEXT,
  file_key INTEGER NOT NULL REFERENCES import_file,
  UNIQUE (document_id, source_key)
) STRICT;

-- grain: a target of a month: for the company, or for one rep, category or market
CREATE TABLE fact_target (
  month_key INTEGER NOT NULL,
  metric TEXT NOT NULL,
  rep_key INTEGER NOT NULL REFERENCES dim_rep,
  category_key INTEGER NOT NULL REFERENCES dim_category,
  market_key INTEGER NOT NULL REFERENCES dim_market,
  amount TEXT NOT NULL,
  amount_minor INTEGER,
  file_key INTEGER NOT NULL REFERENCES import_file,
  PRIMARY KEY (month_key, metric, rep_key, category_key, market_key)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- monthly aggregates, kept up by each import

-- grain: a customer in a month with completed lines (customer 0: anonymous). An order counts in the
-- month of its day. order_day_bits: bit n is set where day n + 1 of the month has an order.
-- order_revenue_minor: completed revenue of the orders of the month; first_day_order_revenue_minor:
-- of those on the first order day of the month. costed: of lines whose cost is known.
CREATE TABLE customer_month (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  return_lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  order_day_bits INTEGER NOT NULL,
  units_micro INTEGER NOT NULL,
  gross_sales_minor INTEGER NOT NULL,
  discounts_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL,
  costed_lines INTEGER NOT NULL,
  costed_revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  order_revenue_minor INTEGER NOT NULL,
  first_day_order_revenue_minor INTEGER NOT NULL,
  PRIMARY KEY (month_key, customer_key)
) STRICT, WITHOUT ROWID;

-- grain: a month with completed lines; what customer_month says of who ordered, in one piece. buyers:
-- customers with an order. buyer_list: these, other_list: those without; ascending keys as differences,
-- each with its revenue of the month, in LEB128
CREATE TABLE buyer_month (
  month_key INTEGER NOT NULL,
  buyers INTEGER NOT NULL,
  buyer_list BLOB NOT NULL,
  other_list BLOB NOT NULL,
  PRIMARY KEY (month_key)
) STRICT, WITHOUT ROWID;

-- grain: a product in a month with completed lines. buyer_set: its buyers of the month, ascending
-- customer keys as LEB128 differences
CREATE TABLE product_month (
  month_key INTEGER NOT NULL,
  product_key INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  return_lines INTEGER NOT NULL,
  units_micro INTEGER NOT NULL,
  gross_sales_minor INTEGER NOT NULL,
  discounts_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL,
  costed_lines INTEGER NOT NULL,
  costed_revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  buyer_set BLOB NOT NULL,
  PRIMARY KEY (month_key, product_key)
) STRICT, WITHOUT ROWID;

-- grain: a category on a market in a month with completed lines; the market is the line's, else its
-- customer's on that day, else the country likewise
CREATE TABLE product_market_month (
  month_key INTEGER NOT NULL,
  category_key INTEGER NOT NULL,
  market_key INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  return_lines INTEGER NOT NULL,
  units_micro INTEGER NOT NULL,
  gross_sales_minor INTEGER NOT NULL,
  discounts_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL,
  costed_lines INTEGER NOT NULL,
  costed_revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  buyer_set BLOB NOT NULL,
  PRIMARY KEY (month_key, category_key, market_key)
) STRICT, WITHOUT ROWID;

-- grain: a member of a dimension (rep, channel, campaign, market, country) in a month with completed
-- lines. An order counts for the member of its first line; all lines of a document count for one
-- campaign, the first that they name. customer_set as buyer_set, of customers with an order;
-- new_customers: whose first order ever is one of these.
CREATE TABLE dimension_month (
  month_key INTEGER NOT NULL,
  dimension TEXT NOT NULL,
  member_key INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  return_lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  units_micro INTEGER NOT NULL,
  gross_sales_minor INTEGER NOT NULL,
  discounts_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL,
  costed_lines INTEGER NOT NULL,
  costed_revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  customer_set BLOB NOT NULL,
  PRIMARY KEY (month_key, dimension, member_key)
) STRICT, WITHOUT ROWID;

-- grain: a document of a customer in a month, whatever its state: the way from a customer to its orders
CREATE TABLE customer_order (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  order_key INTEGER NOT NULL,
  PRIMARY KEY (month_key, customer_key, order_key)
) STRICT, WITHOUT ROWID;

-- grain: a customer's contacts of one medium in a month. minutes_micro and cost_minor: of those that
-- have them; costed_contacts: how many bear a cost of their own, minutes of the others beside it
CREATE TABLE contact_month (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  medium TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  minutes_micro INTEGER NOT NULL,
  costed_contacts INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  uncosted_minutes_micro INTEGER NOT NULL,
  last_contact_date_key INTEGER NOT NULL,
  PRIMARY KEY (month_key, customer_key, medium)
) STRICT, WITHOUT ROWID;

-- grain: the contacts of one medium in a month: what contact_month says of all customers. customers: those
-- that are known; minutes_micro and cost_minor: of the contacts that have them
CREATE TABLE medium_month (
  month_key INTEGER NOT NULL,
  medium TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  customers INTEGER NOT NULL,
  minutes_micro INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  PRIMARY KEY (month_key, medium)
) STRICT, WITHOUT ROWID;

-- grain: a customer with anything open or a credit at a month's end; company currency. oldest_due_date_key:
-- of the invoices overdue, 0 where none; buckets by days overdue; credit ≥ 0; disputed is part of open.
CREATE TABLE receivable_month (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  not_due_minor INTEGER NOT NULL,
  overdue_1_30_minor INTEGER NOT NULL,
  overdue_31_60_minor INTEGER NOT NULL,
  overdue_61_90_minor INTEGER NOT NULL,
  overdue_over_90_minor INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL,
  disputed_minor INTEGER NOT NULL,
  oldest_due_date_key INTEGER NOT NULL,
  open_invoices INTEGER NOT NULL,
  PRIMARY KEY (month_key, customer_key)
) STRICT, WITHOUT ROWID;

-- grain: a month: what was invoiced (with tax) and received, and what is open at its end, the sums of
-- receivable_month; company currency
CREATE TABLE ledger_month (
  month_key INTEGER PRIMARY KEY,
  invoiced_minor INTEGER NOT NULL,
  received_minor INTEGER NOT NULL,
  written_off_minor INTEGER NOT NULL,
  invoices INTEGER NOT NULL,
  payments INTEGER NOT NULL,
  invoiced_90_days_minor INTEGER NOT NULL,
  not_due_minor INTEGER NOT NULL,
  overdue_1_30_minor INTEGER NOT NULL,
  overdue_31_60_minor INTEGER NOT NULL,
  overdue_61_90_minor INTEGER NOT NULL,
  overdue_over_90_minor INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL
) STRICT;

-- grain: a month: by how many days after the due day each payment and each settlement of the month
-- came, with the customer, packed; negative: before it
CREATE TABLE payment_delay_month (
  month_key INTEGER PRIMARY KEY,
  delays INTEGER NOT NULL,
  delay_list BLOB NOT NULL
) STRICT;

-- ---------------------------------------------------------------- written by classify

-- grain: a month whose customers were classified; is_stale: facts of it or before it changed since
CREATE TABLE snapshot_month (
  month_key INTEGER PRIMARY KEY,
  is_stale INTEGER NOT NULL,
  run_key INTEGER NOT NULL,
  ranked_by TEXT NOT NULL,
  customers INTEGER NOT NULL,
  settings_hash TEXT NOT NULL,
  -- Customers with a positive value of what they are ranked by, and these values together.
  ranked_customers INTEGER NOT NULL,
  ranked_total_minor INTEGER NOT NULL,
  -- What is known by the month's end: without it the verdicts that need it are "not assessed".
  is_sales_known INTEGER NOT NULL,
  is_receivables_known INTEGER NOT NULL,
  is_margin_known INTEGER NOT NULL,
  is_cost_to_serve_known INTEGER NOT NULL
) STRICT;

-- grain: the company in a month: the KPI table's figures that cannot be summed from lines, beside those
-- that can. _ytd: over the fiscal year to this month. NULL: unknown.
CREATE TABLE company_month (
  month_key INTEGER PRIMARY KEY,
  lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  units_micro INTEGER NOT NULL,
  gross_sales_minor INTEGER NOT NULL,
  discounts_minor INTEGER NOT NULL,
  revenue_minor INTEGER NOT NULL,
  anonymous_revenue_minor INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL,
  costed_lines INTEGER NOT NULL,
  costed_revenue_minor INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  active_customers INTEGER NOT NULL,
  new_customers INTEGER NOT NULL,
  returning_customers INTEGER NOT NULL,
  reactivated_customers INTEGER NOT NULL,
  lost_customers INTEGER NOT NULL,
  active_customers_ytd INTEGER NOT NULL,
  new_customers_ytd INTEGER NOT NULL,
  returning_customers_ytd INTEGER NOT NULL,
  reactivated_customers_ytd INTEGER NOT NULL,
  active_customers_12m INTEGER NOT NULL,
  repeat_customers_12m INTEGER NOT NULL,
  active_customers_year_before INTEGER NOT NULL,
  retained_customers_12m INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  cost_to_serve_minor INTEGER,
  receivables_minor INTEGER,
  overdue_minor INTEGER,
  credit_minor INTEGER,
  invoiced_90_days_minor INTEGER
) STRICT;

-- grain: a figure of a month that was known already and that later imports changed: run_key is the last
-- of them. revenue, cost, receivables and overdue in minor units; orders and active_customers counted.
CREATE TABLE month_restated (
  run_key INTEGER NOT NULL,
  month_key INTEGER NOT NULL,
  metric TEXT NOT NULL,
  before_value INTEGER,
  after_value INTEGER,
  PRIMARY KEY (run_key, month_key, metric)
) STRICT, WITHOUT ROWID;

-- grain: a customer in a classified month: its profile. _12m: the trailing year of the month's last day.
-- is_*: 1, 0, or NULL where not assessed.
CREATE TABLE customer_snapshot (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  stage TEXT NOT NULL,
  headline TEXT NOT NULL,
  is_key INTEGER,
  is_loyal INTEGER,
  is_indebted INTEGER,
  is_unprofitable INTEGER,
  first_order_date_key INTEGER NOT NULL,
  last_order_date_key INTEGER NOT NULL,
  recency_days INTEGER,
  tenure_days INTEGER,
  order_days INTEGER NOT NULL,
  median_gap_days REAL,
  orders_total INTEGER NOT NULL,
  orders_12m INTEGER NOT NULL,
  order_months_12m INTEGER NOT NULL,
  lines_12m INTEGER NOT NULL,
  return_lines_12m INTEGER NOT NULL,
  units_micro_12m INTEGER NOT NULL,
  revenue_total_minor INTEGER NOT NULL,
  revenue_12m_minor INTEGER NOT NULL,
  revenue_year_before_minor INTEGER NOT NULL,
  discounts_12m_minor INTEGER NOT NULL,
  returns_12m_minor INTEGER NOT NULL,
  costed_revenue_12m_minor INTEGER NOT NULL,
  margin_12m_minor INTEGER,
  contacts_12m INTEGER NOT NULL,
  contact_minutes_micro_12m INTEGER NOT NULL,
  last_contact_date_key INTEGER NOT NULL,
  cost_to_serve_12m_minor INTEGER,
  contribution_12m_minor INTEGER,
  contribution_rank INTEGER,
  receivables_minor INTEGER NOT NULL,
  overdue_minor INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL,
  disputed_minor INTEGER NOT NULL,
  oldest_overdue_days INTEGER,
  recency_score INTEGER,
  frequency_score INTEGER,
  money_score INTEGER,
  later_order_days INTEGER NOT NULL,
  later_order_revenue_minor INTEGER NOT NULL,
  alive_probability REAL,
  expected_orders_12m REAL,
  expected_revenue_12m_minor INTEGER,
  lifetime_value_12m_minor INTEGER,
  PRIMARY KEY (month_key, customer_key)
) STRICT, WITHOUT ROWID;

-- grain: a class that a customer bears in a month. value and threshold in the unit named (an ISO
-- currency: minor units; ratio: millionths; days; count). reason: the English sentence, of which each
-- language makes its own
CREATE TABLE customer_tag (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  class TEXT NOT NULL,
  value INTEGER,
  threshold INTEGER,
  unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (month_key, customer_key, class)
) STRICT, WITHOUT ROWID;

-- grain: a class that somebody bears in a classified month; what customer_tag says, by class.
-- revenue_12m_minor: of these customers. bearer_list: their ascending keys as differences, each with
-- its revenue of the trailing year, in LEB128
CREATE TABLE class_month (
  month_key INTEGER NOT NULL,
  class TEXT NOT NULL,
  customers INTEGER NOT NULL,
  revenue_12m_minor INTEGER NOT NULL,
  bearer_list BLOB NOT NULL,
  PRIMARY KEY (month_key, class)
) STRICT;

-- grain: a cut between two scores of a measure (recency, frequency, money) in a classified month:
-- the 20, 40, 60 and 80 % quantiles of type 7; money in minor units
CREATE TABLE score_cut (
  month_key INTEGER NOT NULL,
  measure TEXT NOT NULL,
  cut INTEGER NOT NULL,
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (month_key, measure, cut)
) STRICT, WITHOUT ROWID;

-- grain: the lifetime model of a classified month: BG/NBD for purchases (time in weeks), Gamma-Gamma
-- for spend (currency units a purchase day). NULL where status is not 'converged' (did_not_converge,
-- too_few_customers, too_short_history). customers_left_out: listed, but never ordered;
-- spend_customers_left_out: ordered again, but for nothing or less. holdout: the model fitted without
-- the last three months, against these; the error is expected ÷ actual − 1
CREATE TABLE lifetime_fit (
  month_key INTEGER PRIMARY KEY,
  status TEXT NOT NULL,
  customers_used INTEGER NOT NULL,
  customers_left_out INTEGER NOT NULL,
  r REAL, alpha REAL, a REAL, b REAL,
  log_likelihood REAL,
  spend_status TEXT NOT NULL,
  spend_customers_used INTEGER NOT NULL,
  spend_customers_left_out INTEGER NOT NULL,
  p REAL, q REAL, v REAL,
  spend_log_likelihood REAL,
  monthly_discount_ratio REAL NOT NULL,
  holdout_status TEXT NOT NULL,
  holdout_customers INTEGER NOT NULL,
  holdout_expected_order_days REAL,
  holdout_actual_order_days INTEGER,
  holdout_error_ratio REAL,
  holdout_mean_absolute_error REAL
) STRICT;

-- grain: a month for whose trailing year it was looked for what is bought together; run_key: the last
-- import then, 0 where that is not known
CREATE TABLE basket_mining (
  month_key INTEGER PRIMARY KEY,
  baskets INTEGER NOT NULL,
  baskets_left_out INTEGER NOT NULL,
  basket_cap INTEGER NOT NULL,
  minimum_baskets INTEGER NOT NULL,
  minimum_support_ratio REAL NOT NULL,
  minimum_confidence_ratio REAL NOT NULL,
  rules INTEGER NOT NULL,
  run_key INTEGER NOT NULL DEFAULT 0
) STRICT;

-- grain: who buys the left products of a rule also buys this one; the best rule of a month is number 1.
-- The best 1,000 are kept, then those that make an offer.
-- baskets: with all of them; left_baskets: with the left ones; right_baskets: with this one
CREATE TABLE basket_rule (
  month_key INTEGER NOT NULL,
  rule_number INTEGER NOT NULL,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  baskets INTEGER NOT NULL,
  left_baskets INTEGER NOT NULL,
  right_baskets INTEGER NOT NULL,
  support_ratio REAL NOT NULL,
  confidence_ratio REAL NOT NULL,
  lift REAL NOT NULL,
  PRIMARY KEY (month_key, rule_number)
) STRICT, WITHOUT ROWID;

-- grain: a product on the left side of a rule
CREATE TABLE basket_rule_left (
  month_key INTEGER NOT NULL,
  rule_number INTEGER NOT NULL,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  PRIMARY KEY (month_key, rule_number, product_key)
) STRICT, WITHOUT ROWID;

-- grain: a customer's next offer: what the best rule says that fits what it bought in the trailing year
-- and whose product it did not buy
CREATE TABLE next_offer (
  month_key INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  product_key INTEGER NOT NULL REFERENCES dim_product,
  rule_number INTEGER NOT NULL,
  PRIMARY KEY (month_key, customer_key)
) STRICT, WITHOUT ROWID;

-- grain: a part of the running figures of all customers at a classified month's end, from which the
-- next month goes on without reading the history again. For the program only; may be emptied.
CREATE TABLE sweep_state (
  month_key INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (month_key, part)
) STRICT;

-- grain: a month whose baskets were read: products and account of each document with more bought than
-- returned. An import forgets the months that it touches. For the program only; may be emptied.
CREATE TABLE basket_month (
  month_key INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
