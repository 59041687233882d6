-- What the queries call and PostgreSQL has under another name or for other types.
CREATE FUNCTION round(DOUBLE PRECISION, INTEGER) RETURNS DOUBLE PRECISION
  LANGUAGE SQL IMMUTABLE STRICT AS 'SELECT round($1::numeric, $2)::double precision';
