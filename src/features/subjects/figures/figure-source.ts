import { z } from 'zod';
import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { findImportHeader } from '../../../storage/import.ts';
import type { StoredImportHeader } from '../../../storage/import.ts';
import { listHistoryOf } from '../../../storage/measurement.ts';
import type { HistoricMeasurement, StoredMeasurement } from '../../../storage/measurement.ts';
import type { Context } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { cardButton, figuresButton, namedBy, sourceButton } from './figure-buttons.ts';
import type { FigureView } from './figure-buttons.ts';
import { figureCardTexts as texts } from './figure-card-texts.ts';
import type { Author } from './figure-card-texts.ts';
import { hasFigure } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';
import { figureOrTwins } from './figure-twins.ts';
import { figureInWords } from './figure-words.ts';
import { metricFigures } from './metric-figures.ts';
import { momentOf } from '../../moment.ts';
import { officeTexts } from '../../office-texts.ts';
import { parseCell } from './table-cell.ts';
import { figureTexts, labels, onPeriod } from '../../texts.ts';

const MOST_OTHERS = 3;

/** What an accepted «Цифра неверна» keeps with the import it made. */
const correction = z.object({ reason: z.string() });

/** «Откуда цифра»: where one figure stood, who brought it and when, what stood there before. */
export function figureSource(context: Context, view: FigureView, code: string, on?: CalendarDay): Answer {
  const found = metricFigures(context, view.school, code, on);
  const [fact] = found?.facts ?? [];
  if (found === undefined || fact === undefined) {
    return answer(found === undefined ? texts.gone : texts.noFigure(found.metric.title, view.viewer), {
      keyboard: inline([figuresButton(view, labels.figures)]),
    });
  }
  const { metric, version, latest, previous, origin } = fact;
  const thisYear = yearOf(todayOf(context));
  const origins = found.facts.map((one) => originLines(context, one));
  // What stood there before needs the screen more than the full name of the definition's source.
  const define = origins.flat().includes(texts.otherValues) ? texts.definitionBriefly : texts.definition;
  const lines = [
    ...(view.viewer === 'coordinator' ? [view.school.name] : []),
    texts.sourceOf(version.label, valueOf(context, view, fact), officeTexts.period(latest.period, thisYear)),
    ...origins.flat(),
    define(version.definition, version.source),
  ];
  const earlier =
    previous === undefined
      ? []
      : [sourceButton(view, code, previous.period.to, texts.earlier(onPeriod(previous.period, thisYear)))];
  const isDisputable = view.viewer === 'school' && origin !== 'school' && !found.ofDistrict;
  return answer(lines.join('\n'), {
    keyboard: inline(
      [
        cardButton(view, metric, latest.period.to),
        ...(isDisputable
          ? [button(labels.dispute, 'dispute', { ...namedBy(view), m: code, w: latest.period.to })]
          : []),
      ],
      ...(earlier.length > 0 ? [earlier] : []),
    ),
  });
}

function valueOf({ db }: Context, { viewer }: FigureView, { metric, latest }: FigureFact): string {
  if (latest.state === 'not-listed') return texts.notListed(viewer);
  const value = figureOrTwins(db, metric, latest);
  return latest.doubt === undefined ? value : figureTexts.doubtful(value);
}

/** The figure in force of one origin, then what any other import said of the same. */
function originLines(context: Context, fact: FigureFact): string[] {
  const { latest } = fact;
  const source = findImportHeader(context.db, latest.importId);
  if (source === undefined) return [];
  const history = listHistoryOf(context.db, latest).filter((one) => !one.inForce);
  const twins = history.filter(({ importId }) => importId === latest.importId);
  const others = history
    .filter((one) => !twins.includes(one) && one.state !== 'not-listed')
    .slice(0, MOST_OTHERS);
  return [
    `${placeWords(source, latest)}.`,
    `${actWords(context, source)}.`,
    ...correctionLines(source),
    ...thereLines(fact),
    ...twins.map((twin) => `${texts.twin(figureInWords(fact.metric, twin), cellWords(source, twin.cell))}.`),
    ...(others.length > 0 ? [texts.otherValues] : []),
    ...others.map((other) => `${otherWords(context, fact, other)}.`),
  ];
}

/** The file with its cell, or the source in words. */
export function placeWords(source: StoredImportHeader, figure: StoredMeasurement): string {
  const { title, sha256, origin } = source;
  if (origin === 'school') return texts.fromSchool;
  const place = figure.state === 'not-listed' ? '' : cellWords(source, figure.cell);
  return sha256 === undefined ? texts.words(title, place) : texts.file(title, place);
}

/** «лист «Школы», строка 17, столбец C»; of a CSV the sheet is the file itself. */
function cellWords({ title }: StoredImportHeader, stored: string | undefined): string {
  if (stored === undefined) return '';
  const cell = parseCell(stored);
  if (cell === undefined) return texts.unknownCell(stored);
  const isNamed = cell.sheet !== title && cell.sheet !== '';
  return texts.cell(isNamed ? cell.sheet : undefined, cell.row, cell.column);
}

/** «Загрузил координатор 28.10 12:00, загрузка № 3» */
function actWords(context: Context, source: StoredImportHeader): string {
  const who = authorOf(context, source);
  const when = momentOf(context, source.createdAt);
  if (correction.safeParse(source.summary).success) return texts.fixed(who, when, source.id);
  switch (source.origin) {
    case 'federal':
      return texts.loaded(who, when, source.id);
    case 'coordinator':
      return texts.typed(who, when, source.id);
    case 'school':
      return texts.given(who, when, source.id);
  }
}

function authorOf({ actor }: Context, { personId, origin }: StoredImportHeader): Author {
  if (personId === undefined) return 'terminal';
  if (personId === actor.person.id) return 'you';
  return origin === 'school' ? 'school' : 'coordinator';
}

function correctionLines({ summary }: StoredImportHeader): string[] {
  const found = correction.safeParse(summary);
  return found.success ? [`${texts.corrected(found.data.reason)}.`] : [];
}

function thereLines({ metric, latest }: FigureFact): string[] {
  if (latest.state === 'not-listed') return [`${texts.notListedSource}.`];
  if (!hasFigure(latest)) return [`${texts.emptyThere}.`];
  if (metric.kind !== 'share') return [];
  const { numerator, denominator } = latest;
  return numerator === undefined || denominator === undefined
    ? [`${texts.percentThere}.`]
    : [`${texts.countsThere(numerator, denominator)}.`];
}

function otherWords(context: Context, { metric }: FigureFact, other: HistoricMeasurement): string {
  const source = findImportHeader(context.db, other.importId);
  const value = figureInWords(metric, other);
  if (source === undefined) return value;
  const undoneAt = source.undoneAt && momentOf(context, source.undoneAt);
  const place = source.origin === 'school' ? undefined : placeWords(source, other);
  return texts.other(value, place, actWords(context, source), undoneAt);
}
