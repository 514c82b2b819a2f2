import type { CellSpec, DocumentSpec } from '../../src/documents/document-spec.ts';

/** A letter as lines that a person can review: what stands where, without fonts. */
export function linesOf(spec: DocumentSpec | undefined): string[] {
  if (spec?.format !== 'docx') throw new Error('no letter');
  return spec.blocks
    .flatMap((block): string[] => {
      switch (block.kind) {
        case 'paragraph':
          return block.text.split('\n').map((line) => `${block.align === 'right' ? '→ ' : ''}${line}`);
        case 'heading':
          return [`== ${block.text} ==`];
        case 'sides':
          return [`${block.left.join(' / ')}  ||  ${block.right.join(' / ')}`];
        case 'table':
          return [
            `| ${block.columns.map(({ title }) => title).join(' | ')} |`,
            ...block.rows.map((row) => `| ${row.map(words).join(' | ')} |`),
          ];
        case 'page-break':
          return ['--- новая страница ---'];
      }
    })
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
}

function words(cell: CellSpec): string {
  if (cell === null) return '–';
  return typeof cell === 'object' ? String(cell.percent) : String(cell);
}
