-- The last import there is; 0 where there is none.
SELECT coalesce(max(run_key), 0) FROM import_run;
