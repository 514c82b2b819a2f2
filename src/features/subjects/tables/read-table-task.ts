/** The task that fetches a file with a table and reads it; app/fetch-and-read.ts runs it. */
export const READ_TABLE = 'read-table';
