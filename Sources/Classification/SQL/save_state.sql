INSERT INTO sweep_state (month_key, part, bytes) VALUES (:month, :part, :bytes);
