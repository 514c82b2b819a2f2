type PdfTrouble = 'scan' | 'locked' | 'broken' | 'tooLong';

const MOST_PAGES = 100;
/** Fewer letters on all its pages are a stamp or a number, no text. */
const LEAST_LETTERS = 40;

/** The text layer of a PDF, line by line; a scan has none. */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string } | { trouble: PdfTrouble }> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  try {
    // A copy: the reader takes the buffer for itself. Nothing in the file is run.
    const opened: unknown = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      stopAtErrors: false,
    });
    // The library's own types of a document are not resolved outside of a browser.
    const { numPages } = opened as { numPages: number };
    if (numPages > MOST_PAGES) return { trouble: 'tooLong' };
    const { text } = await extractText(opened, { mergePages: false });
    const lines = text
      .join('\n')
      .split('\n')
      // The number of a page stands between two halves of a sentence.
      .filter((line) => !/^\s*(?:-\s*)?\d{1,3}(?:\s*-)?\s*$/.test(line));
    const letters = lines.join('').match(/\p{L}/gu)?.length ?? 0;
    return letters < LEAST_LETTERS ? { trouble: 'scan' } : { text: lines.join('\n') };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { trouble: name === 'PasswordException' ? 'locked' : 'broken' };
  }
}
