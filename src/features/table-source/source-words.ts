import { button, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard, Reply } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { isAwaited } from '../../domain/source-file.ts';
import type { SourceTrouble } from '../../domain/table-source.ts';
import type { Period } from '../../domain/period.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { Db } from '../../storage/open.ts';
import { listSourceFiles } from '../../storage/source-file.ts';
import type { SourceFile } from '../../storage/source-file.ts';
import { findWait, isOpenWait } from '../../storage/source-wait.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import { listStagedOfWait } from '../../storage/staged-file.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import { dayInWords } from '../../text/dates.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, weekScheduleOf, zoneOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { momentOf } from '../moment.ts';
import { toldPeriods } from '../subjects/figures/recent-weeks.ts';
import { labels } from '../texts.ts';
import { hasArrived } from './rounds.ts';
import { texts } from './texts.ts';

export const toSource = inline([button(labels.tableSource, 'table-source')]);

const FILES_SHOWN = 4;
const MINUTE_MS = 60_000;

/** The tables that wait for a decision. */
export function openButtons(db: Db, { id }: SourceWait): Button[] {
  return listStagedOfWait(db, id).map((f) => button(texts.buttons.open, 'import-open', { f }, 'primary'));
}

/** To the screen, and to what waits. */
export function sourceKeyboard(db: Db, wait: SourceWait): Keyboard {
  return inline([...openButtons(db, wait), button(labels.tableSource, 'table-source')]);
}

/** «сегодня в 17:05», «25.10 17:05» */
export function whenInWords(context: DistrictContext, at: Date): string {
  const zone = zoneOf(context.settings);
  return localDayOf(at, zone) === todayOf(context)
    ? texts.todayAt(localTimeOf(at, zone))
    : momentOf(context, at);
}

/** The files of a source, the newest first, with what each of them is. */
export function fileLines(
  context: DistrictContext,
  source: StoredSource,
  most: number = FILES_SHOWN,
): string[] {
  const files = shownFiles(context, source);
  const shown = files.length > most ? most - 1 : most;
  const lines = files.slice(0, shown).map((file) => texts.listed(fileLine(context, source, file)));
  return files.length > shown ? [...lines, texts.listed(texts.moreFiles(files.length - shown))] : lines;
}

/** Tables first, the newest period before the others; then what is no table. */
function shownFiles({ db }: DistrictContext, source: StoredSource): SourceFile[] {
  const newest = ({ periods }: SourceFile) =>
    periods.map(({ to }) => to as string).reduce((a, b) => (a > b ? a : b), '');
  const isTable = ({ verdict }: SourceFile) => (verdict === 'table' ? 1 : 0);
  return listSourceFiles(db, source.id).toSorted(
    (a, b) =>
      isTable(b) - isTable(a) ||
      newest(b).localeCompare(newest(a)) ||
      b.seenAt.getTime() - a.seenAt.getTime(),
  );
}

function fileLine(context: DistrictContext, { awaits }: StoredSource, file: SourceFile): string {
  const { name, verdict, periods } = file;
  if (verdict !== 'table') return texts.file(name, texts.verdicts[verdict]);
  return texts.file(name, texts.holds(awaits, periodsInWords(context, periods)));
}

function periodsInWords(context: DistrictContext, periods: readonly Period[]): string[] {
  const thisYear = yearOf(todayOf(context));
  return toldPeriods(periods)
    .slice(0, 2)
    .map((one) => officeTexts.forPeriod(one, thisYear));
}

/** What was awaited: «Таблица за неделю 19–25.10», «Месячная таблица». */
function awaitedInWords(context: DistrictContext, { awaits }: StoredSource, { period }: SourceWait): string {
  return awaits === 'week'
    ? texts.table('week', [officeTexts.forPeriod(period, yearOf(todayOf(context)))])
    : texts.table('month', []);
}

/** Saturday noon: what was looked at, what lies there, what to do. */
export function missingText(context: DistrictContext, source: StoredSource, wait: SourceWait): string {
  const { looks, lookedAt, beganAt, trouble, troubleSince, endsAt } = wait;
  return [
    texts.missing(awaitedInWords(context, source, wait)),
    texts.lookedTimes({
      times: looks,
      since: momentOf(context, beganAt),
      last: momentOf(context, lookedAt ?? beganAt),
      where: texts.where(source.source),
    }),
    trouble === undefined || troubleSince === undefined
      ? newestLine(context, source)
      : texts.troubleSince(texts.troubles[trouble], momentOf(context, troubleSince)),
    ...(listStagedOfWait(context.db, wait.id).length > 0 ? [texts.mayBeIt] : []),
    texts.goesOn(lastDayOf(context, endsAt)),
    texts.sendByHand,
  ].join('\n');
}

/** What the newest table of the source is, where it is not the awaited one. */
function newestLine(context: DistrictContext, source: StoredSource): string {
  const files = shownFiles(context, source);
  const [newest] = files;
  if (newest === undefined) return texts.emptySource;
  const table = files.find(({ verdict }) => verdict === 'table');
  return table === undefined
    ? texts.noTables(files.length, fileLine(context, source, newest))
    : texts.newest(table.name, periodsInWords(context, table.periods));
}

/** «30.10 (среда)»: the last day on which it is looked at. */
function lastDayOf(context: DistrictContext, endsAt: Date): string {
  const last = localDayOf(
    new Date(endsAt.getTime() - MINUTE_MS),
    weekScheduleOf(context.settings).sourceZone,
  );
  return dayInWords(last, { weekday: true });
}

/** A source does not open, and has not for hours. */
export function troubleText(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  trouble: SourceTrouble,
): string {
  return [
    texts.troubled(
      awaitedInWords(context, source, wait),
      momentOf(context, wait.troubleSince ?? context.now),
    ),
    texts.troubles[trouble],
    texts.tryOn,
    texts.adviceFor(trouble, source.source.kind),
  ].join('\n');
}

/** The answer to «Посмотреть сейчас» where nothing came of it. */
export function lookedText(context: DistrictContext, source: StoredSource, waitId: number): Reply {
  const wait = findWait(context.db, waitId);
  if (wait === undefined) return { text: texts.emptySource, keyboard: toSource };
  const { trouble, nextLookAt } = wait;
  const lines = [
    stateLine(context, source, wait),
    ...(trouble === undefined ? fileLines(context, source) : []),
    ...(isOpenWait(wait) && nextLookAt !== undefined
      ? [texts.nextLook(whenInWords(context, nextLookAt))]
      : []),
  ];
  return {
    text: lines.join('\n'),
    keyboard: sourceKeyboard(context.db, wait),
  };
}

/** How it stands with the table that a source is looked at for. */
export function stateLine(context: DistrictContext, source: StoredSource, wait: SourceWait): string {
  const what = awaitedInWords(context, source, wait);
  const isThere = hasArrived(context, source, wait);
  if (isOpenWait(wait) && isThere) return texts.stands.arrived(what);
  if (wait.state === 'written' || wait.state === 'arrived') {
    return isThere ? texts.stands[wait.state](what) : texts.stands.undone(what);
  }
  if (wait.state === 'over') return texts.stands.over(what);
  const isAwaited = awaitedFile(context, source, wait.period) !== undefined;
  if (listStagedOfWait(context.db, wait.id).length > 0) {
    return isAwaited ? texts.stands.handed(what) : texts.stands.unclear;
  }
  if (wait.state === 'handed' && isAwaited) return texts.stands.declined(what);
  if (wait.endsAt <= context.now) return texts.stands.over(what);
  const { lookedAt, trouble, troubleSince } = wait;
  if (lookedAt === undefined) return texts.stands.notYet(what);
  return trouble === undefined || troubleSince === undefined
    ? texts.stands.looking(what, whenInWords(context, lookedAt))
    : texts.stands.trouble(what, texts.troubles[trouble], momentOf(context, troubleSince));
}

/** The file of a source that holds what is awaited, where there is one. */
export function awaitedFile(
  { db }: DistrictContext,
  source: StoredSource,
  period: Period | undefined,
): SourceFile | undefined {
  if (period === undefined) return undefined;
  return listSourceFiles(db, source.id).find(
    ({ verdict, periods }) => verdict === 'table' && isAwaited(periods, period, source.awaits),
  );
}
