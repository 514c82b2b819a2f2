import { linesOfHtml } from './lines-of-html.ts';

/** The text of a Word document: paragraphs apart, numbers of its lists written out, a row of a table as «a | b». */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
    // Pictures are of no use here, and a linked file is not opened.
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      includeDefaultStyleMap: true,
    },
  );
  return linesOfHtml(value);
}
