-- The records of a table that was read, packed (src/domain/packed-table.ts); `contents` holds the rest. Emptied with it.
ALTER TABLE staged_file ADD COLUMN records BLOB;
