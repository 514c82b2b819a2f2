import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { readOrderText } from '../../src/domain/order-text/read-order-text.ts';
import { readOrderFile } from '../../src/ingest/order/read-order-file.ts';

const { calendar } = loadReference();

async function docx(...children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
const lines = (text: string) => text.split('\n').map((line) => new Paragraph(line));
const table = (...rows: string[][]) =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: lines(text) })) }),
    ),
  });

async function dutiesOf(bytes: Uint8Array) {
  const reading = await readOrderFile({ name: 'письмо.docx', bytes });
  if (reading.outcome !== 'read') throw new Error(reading.sentence);
  return readOrderText(reading.text, { readOn: day('2024-10-23'), calendar });
}

/** A ZIP of one stored directory with one packed part, whose size is declared as `declared`. */
function zipOf(name: string, content: Buffer, declared: number): Uint8Array {
  const packed = deflateRawSync(content);
  const fields = (signature: number, central: boolean) => {
    const header = Buffer.alloc(central ? 46 : 30);
    header.writeUInt32LE(signature, 0);
    const at = central ? 10 : 8;
    header.writeUInt16LE(8, at);
    header.writeUInt32LE(packed.length, at + 10);
    header.writeUInt32LE(declared, at + 14);
    header.writeUInt16LE(name.length, at + 18);
    return header;
  };
  const local = Buffer.concat([fields(0x04034b50, false), Buffer.from(name), packed]);
  const central = Buffer.concat([fields(0x02014b50, true), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, central, end]));
}

describe('a letter in Word', () => {
  it('whose head is a table of two columns has its number, day and addressee', async () => {
    const found = await dutiesOf(
      await docx(
        table([
          'ОТДЕЛ ОБРАЗОВАНИЯ\nАДМИНИСТРАЦИИ ОЗЁРНОГО РАЙОНА\nул. Мира, д. 1, тел. (000) 2-11-05\n14.10.2024 № 01-17/2894',
          'Начальникам управлений\nобразования',
        ]),
        ...lines('О сведениях\nПросим до 25.10.2024 обеспечить проверку списков.'),
      ),
    );
    expect([found.kind, found.number, found.date]).toEqual(['письмо', '01-17/2894', '2024-10-14']);
    expect(found.duties.map(({ dueOn, addressee }) => [dueOn, addressee])).toEqual([
      ['2024-10-25', 'others'],
    ]);
  });

  it('with a table of terms is one duty for each row', async () => {
    const found = await dutiesOf(
      await docx(
        ...lines('ПРИКАЗ\nот 01.10.2024 № 55'),
        table(
          ['№ п/п', 'Мероприятие', 'Срок', 'Ответственные'],
          ['1', 'Назначение\nответственного', 'до 4 октября', 'Руководители ОО'],
          ['2', 'Контроль входа', 'постоянно', 'Классные руководители'],
          ['3', 'Свод по району', 'ноябрь 2024 г.', 'Отдел образования'],
        ),
      ),
    );
    expect(
      found.duties.map(({ item, title, dueOn, kind, addressee }) => [item, title, dueOn ?? kind, addressee]),
    ).toEqual([
      ['п. 1', 'назначение ответственного', '2024-10-04', 'schools'],
      ['п. 2', 'контроль входа', 'standing', 'schools'],
      ['п. 3', 'свод по району', '2024-11-30', 'others'],
    ]);
  });
});

describe('what is no order', () => {
  const xml = Buffer.alloc(20 * 1024 * 1024, 0x20);

  it.each([
    ['a bomb that says its size', () => zipOf('word/document.xml', xml, xml.length), 'слишком большого'],
    ['a bomb that lies about it', () => zipOf('word/document.xml', xml, 1000), 'слишком большого'],
    ['a workbook', () => zipOf('xl/workbook.xml', Buffer.from('<a/>'), 4), 'Это таблица Excel.'],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), 'Это картинка'],
    ['half a document', () => zipOf('word/document.xml', xml, 1000).slice(0, 300), 'повреждён'],
    ['bytes', () => Uint8Array.from({ length: 5000 }, (_, i) => i % 251), 'не документ с текстом'],
    ['blanks', () => new TextEncoder().encode('  \n 12 \n'), 'нет текста'],
  ])('%s', async (_, bytes, sentence) => {
    const reading = await readOrderFile({ name: 'приказ.docx', bytes: bytes() });
    expect(reading.outcome === 'refused' ? reading.sentence : reading.text).toContain(sentence);
  });

  it('5 MB of text: the beginning is read', async () => {
    const bytes = new TextEncoder().encode('прошу направить до 30.10.2024 '.repeat(100_000));
    const reading = await readOrderFile({ name: 'приказ.docx', bytes });
    expect(reading).toMatchObject({ outcome: 'read', isCut: true });
  });
});
