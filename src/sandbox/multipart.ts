export type Part = { name: string; fileName: string | undefined; data: Buffer };

/** The boundary of a multipart/form-data header, or undefined for any other content type. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2];
}

/** Splits a complete multipart/form-data body (RFC 7578). Parts without a name are skipped. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const headStart = at + delimiter.length + 2;
    if (body.toString('latin1', headStart - 2, headStart) === '--') break;
    const headEnd = body.indexOf('\r\n\r\n', headStart);
    const next = body.indexOf(delimiter, headStart);
    if (headEnd < 0 || next < 0) break;
    const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(
      body.toString('utf8', headStart, headEnd),
    )?.[1];
    const name = fieldOf(disposition, 'name');
    if (name !== undefined) {
      parts.push({ name, fileName: fileNameOf(disposition), data: body.subarray(headEnd + 4, next - 2) });
    }
    at = next;
  }
  return parts;
}

function fieldOf(disposition: string | undefined, field: string): string | undefined {
  return new RegExp(`;\\s*${field}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition ?? '')?.[1];
}

/** `filename*=UTF-8''…` wins; browsers percent-encode only quotes and line breaks in the plain one. */
function fileNameOf(disposition: string | undefined): string | undefined {
  const extended = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return fieldOf(disposition, 'filename')?.replace(/%22/g, '"').replace(/\\(.)/g, '$1');
}
