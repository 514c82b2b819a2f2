import { button } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Table } from '../../domain/table.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import { texts } from './column-texts.ts';

/** What the headings say by themselves needs no look. */
const PLAIN = 0.9;

/** «Как понял столбцы», where some of them were answered or guessed. */
export function understoodRow({ columns = [] }: Pick<Table, 'columns'>, file: StagedFile): Button[][] {
  const isPlain = columns.every(({ answered, confidence }) => answered === undefined && confidence >= PLAIN);
  return isPlain ? [] : [[button(texts.understoodWord, 'import-understood', { f: file.id })]];
}
