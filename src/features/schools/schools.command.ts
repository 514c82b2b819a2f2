import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { schoolNameKey } from '../../domain/school-name.ts';
import { listBindingsOfUnit } from '../../storage/binding.ts';
import { listForeignNames } from '../../storage/unit-spelling.ts';
import type { Context } from '../context.ts';
import type { ReadWords } from '../feature.ts';
import {
  allNamedSchools,
  connectedSchools,
  matchSchool,
  namedSchools,
} from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { officeTexts } from '../office-texts.ts';
import { candidateRows, pickArgs, schoolRows } from '../subjects/schools/school-picker.ts';
import { labels } from '../texts.ts';
import { mergeTexts } from './merge-texts.ts';
import { texts } from './texts.ts';

const PAGE = 6;

/**
 * «Школы»: the list; with a name or a pressed button one school's card; words that name none may ask for something else, «школы
 * без отчётов».
 */
export const schoolsCommand = (readWords: ReadWords): Command<Context> => ({
  name: 'schools',
  words: [labels.schools],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  takesText: true,
  run(context, { text, args }) {
    const picked = pickArgs.safeParse(args).data ?? {};
    const schools = allNamedSchools(context);
    if (picked.s !== undefined) {
      const school = schools.find(({ id }) => id === picked.s);
      return school === undefined ? answer(officeTexts.stale) : schoolCard(context, school);
    }
    if (text.trim() !== '') {
      const match = matchSchool(text, schools);
      if (match.kind === 'one') return schoolCard(context, match.school);
      if (match.candidates.length === 0) {
        const whole = `${labels.schools} ${text}`;
        const asked = readWords(context, whole, (command) => command !== 'schools');
        if (asked !== undefined) return asked;
        // «школы района»: of the list, and no name.
        const rest = readWords(context, text, () => true);
        if (rest !== undefined) {
          const isList = readWords(context, whole, () => true) !== undefined;
          return isList ? list(context, schools, 0) : rest;
        }
        return answer(texts.notFound(text.trim()), { keyboard: inline([button(labels.schools, 'schools')]) });
      }
      return answer(officeTexts.whichSchool(text.trim(), match.candidates.length), {
        keyboard: inline(...candidateRows(match.candidates, 'schools')),
      });
    }
    return list(context, schools, picked.p ?? 0);
  },
});

function list(context: Context, schools: readonly NamedSchool[], page: number): Answer {
  const hasForeign = listForeignNames(context.db, context.district.id).length > 0;
  const addRow = [
    button(texts.add, 'school-add'),
    button(texts.list, 'schools-list'),
    ...(hasForeign ? [button(mergeTexts.foreign, 'schools-foreign')] : []),
  ];
  if (schools.length === 0) return answer(texts.none, { keyboard: inline(addRow) });
  const connected = connectedSchools(context);
  const isWhole = schools.length <= PAGE + 1;
  const shown = isWhole ? schools : schools.slice(page * PAGE, (page + 1) * PAGE);
  const lines = shown.map((school) =>
    texts.line(school.short, school.organisationKind, [
      ...(school.roll === undefined ? [] : [texts.pupils(school.roll)]),
      ...(school.staff === undefined ? [] : [texts.staff(school.staff)]),
      school.closed ? texts.closed : connected.has(school.id) ? texts.connected : texts.notConnected,
    ]),
  );
  return answer([texts.head(namedSchools(context).length, connected.size), ...lines].join('\n'), {
    keyboard: inline(...schoolRows(schools, { command: 'schools', page, size: PAGE }), addRow),
  });
}

/** What is known of one school, and what may be changed. `said` – what was just done with it. */
export function schoolCard(context: Context, school: NamedSchool, said?: string): Answer {
  const bindings = listBindingsOfUnit(context.db, school.id);
  const card = texts.card({
    name: school.name,
    kind: school.organisationKind,
    roll: school.roll,
    staff: school.staff,
    directors: bindings.filter(({ role }) => role === 'director').length,
    responsible: bindings.filter(({ role }) => role === 'responsible').length,
    aliases: otherNames(school),
    closed: school.closed,
  });
  const s = school.id;
  const rows = school.closed
    ? [[button(texts.reopen, 'school-reopen', { s }, 'positive')]]
    : [
        [button(texts.figures, 'school-figures', { s })],
        [button(texts.invite, 'invite', { s }), button(texts.rename, 'school-ask', { s, k: 'name' })],
        [
          button(texts.roll, 'school-ask', { s, k: 'roll' }),
          button(texts.staffButton, 'school-ask', { s, k: 'staff' }),
          button(texts.kind, 'school-kind', { s }),
        ],
        [
          button(mergeTexts.names, 'school-names', { s }),
          button(mergeTexts.merge, 'school-merge', { o: s }),
          button(texts.close, 'school-close', { s }),
        ],
      ];
  return answer(said === undefined ? card : `${said}\n\n${card}`, { keyboard: inline(...rows) });
}

/** A school that took the name of one it was made one with has that name as a spelling too. */
function otherNames({ name, aliases }: NamedSchool): string[] {
  const own = schoolNameKey(name);
  return aliases.filter((alias) => schoolNameKey(alias) !== own);
}
