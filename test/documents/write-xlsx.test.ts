import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { DocumentSpec, SheetSpec } from '../../src/documents/document-spec.ts';
import { linesIn } from '../../src/documents/wrapped-lines.ts';
import { writeDocument } from '../../src/documents/write-document.ts';

const spec: Extract<DocumentSpec, { format: 'xlsx' }> = {
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

async function written(one?: SheetSpec) {
  const book = await readXlsx(await writeDocument(one === undefined ? spec : { ...spec, sheets: [one] }), {
    readStyles: true,
  });
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

  it('prints on the width of a page with its headings, breaks long names, shows what a table gave to the last digit', async () => {
    const { cells, pageSetup, columns, rowDefs, rows, merges } = await written({
      name: 'Сводка',
      columns: [
        { title: 'Школа' },
        ...Array.from({ length: 6 }, () => ({ title: 'Учителей активировано всего' })),
      ],
      rows: [
        [
          'Муниципальное общеобразовательное учреждение '.repeat(3).trim(),
          { percent: 43.365 },
          1,
          2,
          3,
          4,
          5,
        ],
        ['Школа', { percent: (100 * 12) / 31 }, 1, 2, 3, 4, 5],
      ],
      notes: ['=Сдали 1 из 2.'],
    });
    expect(pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '$1:$1' });
    expect(columns?.[0]?.width).toBeLessThan(50);
    expect(columns?.[1]?.width).toBeLessThan(20);
    expect(rowDefs?.get(0)?.height).toBeGreaterThan(30);
    expect(rowDefs?.get(1)?.height).toBeGreaterThan(45);
    expect(rowDefs?.get(2)?.height).toBeUndefined();
    expect(cells?.get('1,1')?.style?.numFmt).toBe('0.000%');
    expect(cells?.get('2,1')?.style?.numFmt).toBe('0.00%');
    expect(rows.at(-1)?.[0]).toBe('=Сдали 1 из 2.');
    expect(merges).toEqual([{ startRow: 3, endRow: 3, startCol: 0, endCol: 6 }]);
  });

  it.each(['=1+1', '+7 900', '-5', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1'])(
    '%j is a text wherever it stands',
    async (text) => {
      const { cells, rows } = await written({
        name: 'Лист',
        columns: [{ title: text }],
        rows: [[text]],
        notes: [text],
      });
      for (const row of rows) expect(row[0]).toBe(text);
      for (const cell of cells?.values() ?? []) expect(cell.formula).toBeUndefined();
    },
  );

  it('counts the lines of a text in a cell', () => {
    expect(linesIn('Классный руководитель назначен', 14)).toBe(3);
    expect(linesIn('а'.repeat(25), 11)).toBe(3);
    expect(linesIn('одна\nдве', 20)).toBe(2);
    expect(linesIn('', 20)).toBe(1);
  });
});
