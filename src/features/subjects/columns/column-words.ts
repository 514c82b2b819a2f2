import { findMetric } from '../../../domain/reference.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { ColumnMeaning, ColumnQuestion, Table } from '../../../domain/table.ts';
import { innerQuotes } from '../../../text/quotes.ts';
import { columnTexts as texts } from './column-texts.ts';

type Known = Pick<Reference, 'metrics' | 'retiredMetrics'>;
type Headed = { key: string; heading: string };

const MOST_LETTERS = 120;

/** A heading as it is shown: one line, not too long, ready to stand in quotes. */
export function shownHeading(heading: string, most = MOST_LETTERS): string {
  const line = innerQuotes(heading.replace(/\s+/g, ' ').trim());
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** «Пишут 10+ сообщений, % учителей», «не нужен, пропускать». `columns` name the base of a count. */
export function meaningInWords(reference: Known, meaning: ColumnMeaning, columns: readonly Headed[]): string {
  switch (meaning.kind) {
    case 'metric': {
      const metric = findMetric(reference, meaning.code);
      if (metric === undefined) return texts.goneMetric;
      const words = texts.metric(nameOf(reference, meaning), metric.audience, meaning.measure);
      if (!reference.metrics.includes(metric)) return texts.retiredMetric(words);
      const base = columns.find(({ key }) => key === meaning.base);
      return base === undefined ? words : texts.fromBase(words, shownHeading(base.heading, 40));
    }
    case 'base':
      return texts.base[meaning.audience];
    case 'own-base':
      return texts.ownBase(findMetric(reference, meaning.code)?.shortTitle ?? texts.goneMetric);
    case 'name':
      return texts.name;
    case 'municipality':
      return texts.municipality;
    case 'skip':
      return texts.skip;
  }
}

/** The same for a button of 40 letters. */
export function meaningOnButton(
  reference: Known,
  meaning: ColumnMeaning,
  columns: readonly Headed[],
  doubt: ColumnQuestion['doubt'] = 'unknown',
): string {
  if (meaning.kind !== 'metric') return meaningInWords(reference, meaning, columns);
  const base = columns.find(({ key }) => key === meaning.base);
  if (base !== undefined && doubt === 'no-base') return texts.fromBaseShort(shownHeading(base.heading, 25));
  const name = nameOf(reference, meaning);
  const isAsWritten = doubt === 'scale' && meaning.measure === 'percent';
  const short = isAsWritten ? texts.asWritten(name) : texts.metricShort(name, meaning.measure);
  if (short.length <= 40) return short;
  const brief = shownHeading(findMetric(reference, meaning.code)?.shortTitle ?? texts.goneMetric, 24);
  return isAsWritten ? texts.asWritten(brief) : texts.metricShort(brief, meaning.measure);
}

/** A number of people where several columns may hold how many there are in all; undefined: another meaning. */
export function countOfOnButton(meaning: ColumnMeaning, columns: readonly Headed[]): string | undefined {
  if (meaning.kind !== 'metric') return undefined;
  const base = columns.find(({ key }) => key === meaning.base);
  return base && texts.countOf(shownHeading(base.heading, 26));
}

function nameOf(reference: Known, { code, version }: Extract<ColumnMeaning, { kind: 'metric' }>): string {
  const metric = findMetric(reference, code);
  if (metric === undefined) return texts.goneMetric;
  const named = metric.versions.find((one) => one.version === version) ?? onlyOne(metric.versions);
  return named?.label ?? metric.title;
}

function onlyOne<One>(list: readonly One[]): One | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** What is asked of a column: the question, its cell and values, what it looks like. */
export function questionLines(
  reference: Known,
  question: ColumnQuestion,
  table: Pick<Table, 'sheets' | 'columns' | 'questions'>,
): string[] {
  const { doubt, heading, at, samples, candidates, bases, inRow } = question;
  const cell = table.sheets.length > 1 ? texts.cell(at.sheet, at.cell) : at.cell;
  const likely = candidates.slice(0, 3).map(({ meaning, confidence }) => ({
    words: meaningInWords(reference, meaning, bases),
    percent: Math.round(confidence * 100),
  }));
  return [
    inRow ? texts.askedOfRow(shownHeading(heading)) : texts.asked(doubt, shownHeading(heading)),
    texts.samples(cell, samples),
    ...(likely.length > 0 ? [texts.candidates(likely)] : []),
  ];
}

/** How the columns of a table were understood, a line each. */
export function readingLines(reference: Known, { columns = [] }: Pick<Table, 'columns'>): string[] {
  return columns.map(({ heading, meaning }) =>
    texts.readAs(shownHeading(heading, 80), meaningInWords(reference, meaning, columns)),
  );
}
