import type { DocumentSpec, SheetSpec } from '../../src/documents/document-spec.ts';

/** The sheets of an Excel document; none where it is another one, or missing. */
export function sheetsOf(document: DocumentSpec | undefined): readonly SheetSpec[] {
  return document?.format === 'xlsx' ? document.sheets : [];
}
