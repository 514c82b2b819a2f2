/** The endings of the files that `readTable` reads; what a file is, its bytes decide. */
export const TABLE_EXTENSIONS: ReadonlySet<string> = new Set([
  'xlsx',
  'xlsm',
  'xls',
  'ods',
  'csv',
  'tsv',
  'txt',
  'docx',
  'htm',
  'html',
]);
