import type { DocumentSpec } from './document-spec.ts';

/** Draws a document. The writers are heavy and rarely needed, so they are loaded at first use. */
export async function writeDocument(spec: DocumentSpec): Promise<Uint8Array> {
  switch (spec.format) {
    case 'xlsx': {
      const { writeXlsxDocument } = await import('./write-xlsx.ts');
      return writeXlsxDocument(spec);
    }
    case 'docx': {
      const { writeDocxDocument } = await import('./write-docx.ts');
      return writeDocxDocument(spec);
    }
  }
}
