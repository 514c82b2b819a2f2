import { checkZip } from '../check-zip.ts';
import { fileKindOf } from '../file-kind.ts';
import { decodeText } from '../decode-text.ts';
import type { TableFile } from '../read-grids.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { orderTexts as texts } from './texts.ts';

/** The text of an order, or the sentence that says why there is none. */
export type OrderFileReading =
  { outcome: 'read'; text: string; isCut: boolean } | { outcome: 'refused'; sentence: string };

const MOST_CHARACTERS = 60_000;

/** The text of a document by what its bytes are, whatever its name says. Never throws on bad input. */
export async function readOrderFile({ bytes }: TableFile): Promise<OrderFileReading> {
  try {
    const reading = await read(bytes);
    if (typeof reading !== 'string') return reading;
    const text = reading.slice(0, MOST_CHARACTERS);
    if (!/\p{L}{3}/u.test(text)) return refused(texts.noText);
    return { outcome: 'read', text, isCut: text.length < reading.length };
  } catch {
    return refused(texts.broken);
  }
}

async function read(bytes: Uint8Array): Promise<string | OrderFileReading> {
  switch (fileKindOf(bytes)) {
    case 'empty':
      return refused(texts.empty);
    case 'zip': {
      const content = checkZip(bytes, 'docx');
      if (content === 'docx') return await readDocx(bytes);
      if (content === 'bomb') return refused(texts.bomb);
      if (content === 'broken') return refused(texts.broken);
      if (content === 'encrypted') return refused(texts.locked);
      return refused(content === 'xlsx' || content === 'xlsb' ? texts.table : texts.notAnOrder);
    }
    case 'pdf': {
      const found = await readPdf(bytes);
      return 'text' in found ? found.text : refused(texts[found.trouble]);
    }
    case 'text':
      return decodeText(bytes);
    case 'image':
      return refused(texts.picture);
    case 'old-office':
      return refused(texts.oldWord);
    case 'archive':
    case 'rtf':
    case 'html':
    case 'mhtml':
    case 'xml':
    case 'binary':
      return refused(texts.notAnOrder);
  }
}

function refused(sentence: string): OrderFileReading {
  return { outcome: 'refused', sentence };
}
