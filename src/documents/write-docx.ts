import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  PageBreak,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  SectionType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { sidesTable, textTable } from './docx-tables.ts';
import { alignment, textRuns } from './docx-text.ts';
import type { BlockSpec, DocumentSpec } from './document-spec.ts';

type Orientation = 'portrait' | 'landscape';

/** Twentieths of a point; 567 are a centimetre. A4 and the margins of an office letter: 2, 1.5, 2 and 2 cm. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1134, right: 850, bottom: 1134, left: 1134, header: 567, footer: 567 };
const FIRST_LINE = 709;
/** Half-points: 14. */
const TEXT_SIZE = 28;

/** A Word file as an office sends it: A4, Times New Roman 14, pages numbered from the second one on. */
export async function writeDocxDocument(
  spec: Extract<DocumentSpec, { format: 'docx' }>,
): Promise<Uint8Array> {
  const sections = inSections(spec.blocks, spec.landscape ? 'landscape' : 'portrait');
  const document = new Document({
    creator: ' ',
    lastModifiedBy: ' ',
    description: ' ',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: TEXT_SIZE, color: '000000', language: { value: 'ru-RU' } },
          paragraph: { spacing: { before: 0, after: 0, line: 276 } },
        },
        heading1: {
          run: { font: 'Times New Roman', size: TEXT_SIZE, bold: true, color: '000000' },
          paragraph: { spacing: { before: 120, after: 120 } },
        },
      },
    },
    sections: sections.map(toSection),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type Section = { orientation: Orientation; blocks: BlockSpec[] };

/** A page break that turns the page begins a section; any other stays inside its own. */
function inSections(blocks: readonly BlockSpec[], orientation: Orientation): readonly Section[] {
  const sections: Section[] = [{ orientation, blocks: [] }];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (last === undefined) continue;
    const turnTo = block.kind === 'page-break' ? block.turnTo : undefined;
    if (turnTo !== undefined && turnTo !== last.orientation)
      sections.push({ orientation: turnTo, blocks: [] });
    else last.blocks.push(block);
  }
  return sections;
}

function toSection({ orientation, blocks }: Section, index: number): ISectionOptions {
  const isFirst = index === 0;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: isFirst,
      page: {
        // docx swaps the sides itself when the page lies.
        size: {
          ...PAGE,
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: MARGIN,
      },
    },
    headers: {
      default: pageNumber(),
      ...(isFirst && { first: new Header({ children: [new Paragraph({})] }) }),
    },
    children: blocks.flatMap((block) => toChildren(block, contentWidth(orientation))),
  };
}

function contentWidth(orientation: Orientation): number {
  return (orientation === 'landscape' ? PAGE.height : PAGE.width) - MARGIN.left - MARGIN.right;
}

function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });
}

function gap(): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: '', size: 12 })] });
}

function toChildren(block: BlockSpec, width: number): readonly FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        new Paragraph({
          alignment: alignment(block.align ?? 'left'),
          ...(block.indent && { indent: { firstLine: FIRST_LINE } }),
          children: textRuns(block.text, { isBold: block.bold === true }),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          alignment: alignment(block.align ?? 'center'),
          keepNext: true,
          children: textRuns(block.text),
        }),
      ];
    case 'sides':
      return [sidesTable(block, width)];
    case 'table':
      // Word joins two tables that touch; a small empty line keeps the text around a table off its lines.
      return [gap(), textTable(block, width), gap()];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}
