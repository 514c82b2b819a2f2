import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { CellSpec, SheetSpec } from '../../documents/document-spec.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { listRolesOfPerson } from '../../storage/binding.ts';
import {
  listDrafts,
  listHeldTexts,
  listKeptMessages,
  listPersonRecords,
} from '../../storage/person-records.ts';
import type { PersonRecord } from '../../storage/person-records.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { preferencesOf } from '../subjects/people/person-preferences.ts';
import { dataTexts } from './data-texts.ts';
import { texts } from './texts.ts';
import { withoutOthers } from './without-others.ts';

/**
 * Everything kept about the person as a book of Excel: their own roles, words and records; of what the bot told them, no
 * page, code or invitation of anybody else.
 */
export const myExportCommand: Command<Context> = {
  name: 'my-export',
  words: texts.words.myExport,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run(context) {
    const { db, actor, settings } = context;
    const { id, externalId } = actor.person;
    const zone = zoneOf(settings);
    const moment = (at: Date) => dataTexts.moment(localDayOf(at, zone), localTimeOf(at, zone));
    const { sheets } = dataTexts;
    const book: SheetSpec[] = [
      sheetOf(
        sheets.roles,
        listRolesOfPerson(db, id).map(({ role, unitId, since, endedAt }) => [
          dataTexts.roleName(role),
          getUnit(db, unitId).name,
          moment(since),
          endedAt === undefined ? null : moment(endedAt),
        ]),
      ),
      sheetOf(sheets.messages, [
        ...listKeptMessages(db, externalId).map(({ at, by, text, files }): CellSpec[] => {
          const said = [text, ...files].filter((part) => part !== '').join('\n');
          return [moment(at), dataTexts.sides[by], by === 'person' ? said : withoutOthers(said, externalId)];
        }),
        ...listHeldTexts(db, id).map(({ at, text }): CellSpec[] => [
          moment(at),
          dataTexts.sides.bot,
          dataTexts.heldYet(withoutOthers(text, externalId)),
        ]),
      ]),
      sheetOf(sheets.preferences, preferenceRows(context)),
      sheetOf(sheets.records, [
        ...listPersonRecords(db, id).map((record): CellSpec[] => [
          moment(record.at),
          dataTexts.recordName(record.kind),
          record.unit,
          inWords(context, record),
        ]),
        ...listDrafts(db, id).map(({ at, state }): CellSpec[] => [
          moment(at),
          dataTexts.unfinished,
          '',
          spokenIn(state).join('\n'),
        ]),
      ]),
    ];
    return answer(dataTexts.exported(externalId), {
      documents: [{ format: 'xlsx', fileName: dataTexts.exportName(todayOf(context)), sheets: book }],
    });
  },
};

function sheetOf(
  { name, columns }: { name: string; columns: readonly { title: string; width: number }[] },
  rows: readonly (readonly CellSpec[])[],
): SheetSpec {
  return { name, columns, rows };
}

function preferenceRows({ db, actor }: Context): CellSpec[][] {
  const { quiet, onceADayAt, off, pausedUntil } = preferencesOf(db, actor.person.id);
  const paused = [...pausedUntil].map(([kind, day]) => dataTexts.until(dataTexts.reminder(kind), day));
  return [
    ...(quiet === undefined
      ? []
      : [[dataTexts.preferenceName('quiet'), dataTexts.hours(quiet.from, quiet.to)]]),
    ...(onceADayAt === undefined ? [] : [[dataTexts.preferenceName('once-a-day'), onceADayAt]]),
    ...(off.size === 0
      ? []
      : [[dataTexts.preferenceName('off'), [...off].map((kind) => dataTexts.reminder(kind)).join(', ')]]),
    ...(paused.length === 0 ? [] : [[dataTexts.preferenceName('paused'), paused.join(', ')]]),
  ];
}

/** Codes of the program become words. */
function inWords({ reference }: Context, { kind, words }: PersonRecord): string {
  if (kind === 'finding') return reference.metrics.find(({ code }) => code === words)?.title ?? '';
  if (kind === 'setting') return dataTexts.setting(words);
  return kind === 'obstacle' || kind === 'delay' ? measureTexts.obstacle(words) : words;
}

/** What a person typed, out of the state of a conversation: the rest of it is codes and numbers. */
function spokenIn(state: unknown): string[] {
  if (typeof state === 'string') return /\p{Script=Cyrillic}/u.test(state) ? [state] : [];
  return typeof state === 'object' && state !== null ? Object.values(state).flatMap(spokenIn) : [];
}
