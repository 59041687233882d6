-- A file is known again by its state.
ALTER TABLE import_file ADD COLUMN file_state TEXT NOT NULL DEFAULT '';
