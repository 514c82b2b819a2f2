import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { DocumentSpec } from '../../src/documents/document-spec.ts';
import { writeDocument } from '../../src/documents/write-document.ts';

const spec: DocumentSpec = {
  format: 'xlsx',
  fileName: 'школы.xlsx',
  sheets: [
    {
      name: 'Школы: [район]/2024',
      columns: [{ title: 'Школа' }, { title: 'Доля' }, { title: 'Учителей', width: 12 }],
      rows: [
        ['МКОУ «Сергокалинская СОШ №2»', { percent: 43.36 }, 31],
        ['=1+1\u0000', null, 0],
      ],
    },
  ],
};

async function written() {
  const book = await readXlsx(await writeDocument(spec), { readStyles: true });
  const sheet = book.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

describe('xlsx', () => {
  it('holds headings and values; a text that looks like a formula stays a text', async () => {
    const { rows } = await written();
    expect(rows).toEqual([
      ['Школа', 'Доля', 'Учителей'],
      ['МКОУ «Сергокалинская СОШ №2»', 0.4336, 31],
      ['=1+1', null, 0],
    ]);
  });

  it('heads in bold, freezes the heading, formats percent, names the sheet as Excel allows', async () => {
    const { name, cells, freezePane, columns } = await written();
    expect(name).toBe('Школы   район  2024');
    expect(freezePane).toMatchObject({ rows: 1 });
    expect(cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(cells?.get('1,1')?.style?.numFmt).toBe('0.00%');
    expect(columns?.[0]?.width).toBeGreaterThan(25);
    expect(columns?.[2]?.width).toBe(12);
  });
});
