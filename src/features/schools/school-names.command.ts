import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { candidatesFor } from '../../domain/name-candidates.ts';
import { organisationKindOf, schoolNameKey } from '../../domain/school-name.ts';
import type { UnitId } from '../../domain/unit.ts';
import { splitSpelling, listMergesOf } from '../../storage/unit-merge.ts';
import { listFormerNames } from '../../storage/unit-name.ts';
import { getKeyedUnit } from '../../storage/unit.ts';
import { dayInWords } from '../../text/dates.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { insertSchool } from '../subjects/schools/school-list.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { reachAhead } from '../subjects/tables/reach-ahead.ts';
import { followChange } from '../subjects/tables/reach.ts';
import { afterChange } from './after-change.ts';
import { mergeTexts as texts } from './merge-texts.ts';
import { findSchool, onSchool } from './on-school.ts';
import { figuresUnder, spellingsOf } from './spellings.ts';
import type { Spelling } from './spellings.ts';

const schoolArgs = z.object({ s: z.int() });
/** `o`: whose the spelling is now, `k`: which it is, `s`: whose it will be (0 – a new school's), `n`: figures named. */
const untieArgs = z.object({
  o: z.int(),
  k: z.string(),
  s: z.int().min(0).optional(),
  p: z.int().min(0).optional(),
  n: z.int().min(0).optional(),
});

const MOST_SPELLINGS = 5;
const MOST_MERGES = 2;
const PAGE = 4;

/** What a school is called in tables, was called before, and was made one with. */
export const schoolNamesCommand: Command<Context> = {
  name: 'school-names',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onSchool(schoolArgs, (context, school) => {
    const { db } = context;
    const spellings = spellingsOf(db, school);
    const shown = spellings.slice(0, MOST_SPELLINGS);
    const lines = [
      ...shown.map((one, index) =>
        texts.spelling(index + 1, one.name, figuresUnder(db, school, one).count, one.imports),
      ),
      ...(spellings.length > shown.length ? [texts.more(spellings.length - shown.length)] : []),
      ...listFormerNames(db, school.id).map(({ name, validTo }) =>
        texts.former(name, dayInWords(validTo, { year: true })),
      ),
    ];
    const merges = listMergesOf(db, school.id).slice(0, MOST_MERGES);
    return answer(
      [texts.namesHead(school.name), ...(lines.length === 0 ? [texts.namesNone] : lines)].join('\n'),
      {
        keyboard: inline(
          ...inRows(
            shown.map((one, index) =>
              button(texts.untie(index + 1), 'school-untie', { o: school.id, k: shortHash(one.key) }),
            ),
            5,
          ),
          ...merges.map(({ id, kind, name }) => [
            button(kind === 'merge' ? texts.unmerge(name) : texts.giveBack(name), 'school-unmerge', {
              m: id,
            }),
          ]),
          [
            button(texts.merge, 'school-merge', { o: school.id }),
            button(texts.card, 'schools', { s: school.id }),
          ],
        ),
      },
    );
  }),
};

/** «Не она»: a spelling goes to the school it means, with the figures that came under it. */
export const untieNameCommand: Command<Context> = {
  name: 'school-untie',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = untieArgs.safeParse(args);
    const school = parsed.success ? findSchool(context, parsed.data.o) : undefined;
    if (!parsed.success || school === undefined) return answer(officeTexts.stale);
    const { k, s, p, n } = parsed.data;
    const spelling = spellingsOf(context.db, school).find(({ key }) => shortHash(key) === k);
    if (spelling === undefined) return answer(officeTexts.stale);
    if (s === undefined) return askWhose(context, school, spelling, p ?? 0);
    const into = s === 0 ? sameNamed(context, spelling) : findSchool(context, s);
    if (s !== 0 && (into === undefined || into.id === school.id)) return answer(officeTexts.stale);
    const values = figuresUnder(context.db, school, spelling).count;
    if (n !== values) return confirm(context, { school, spelling, into, values });
    return untie(context, { school, spelling, into, values });
  },
};

type Untying = { school: NamedSchool; spelling: Spelling; into: NamedSchool | undefined; values: number };

function askWhose(context: Context, school: NamedSchool, spelling: Spelling, page: number): Answer {
  const others = allNamedSchools(context).filter(({ id }) => id !== school.id);
  const near = candidatesFor(spelling.name, others).candidates.map(({ id }) => id);
  const rankOf = ({ id }: NamedSchool) => (near.includes(id) ? near.indexOf(id) : near.length);
  const args = { o: school.id, k: shortHash(spelling.key) };
  const values = figuresUnder(context.db, school, spelling).count;
  const rows = schoolRows(
    others.toSorted((a, b) => rankOf(a) - rankOf(b)),
    { command: 'school-untie', args, page, size: PAGE },
  );
  return answer(texts.askWhose(spelling.name, school.name, values), {
    keyboard: inline(
      ...rows,
      [button(texts.asNew, 'school-untie', { ...args, s: 0 })],
      [button(texts.keepMerged, 'school-names', { s: school.id })],
    ),
  });
}

function confirm(context: Context, untying: Untying): Answer {
  const { school, spelling, into, values } = untying;
  const args = { o: school.id, k: shortHash(spelling.key), s: into?.id ?? 0, n: values };
  const label = values === 0 ? texts.yesUntieEmpty : texts.yesUntie(values);
  return answer(
    texts.confirmUntie({
      spelling: spelling.name,
      from: school.name,
      into: into?.name ?? texts.newSchool,
      values,
      uses: reachAhead(context, () => moveSpelling(context, untying)),
    }),
    {
      keyboard: inline(
        [button(label, 'school-untie', args, 'negative')],
        [button(texts.keepMerged, 'school-names', { s: school.id })],
      ),
    },
  );
}

function untie(context: Context, untying: Untying): Answer {
  const { school, spelling, into, values } = untying;
  const { done: intoId, reach } = followChange(context, () => moveSpelling(context, untying));
  const whose = findSchool(context, intoId);
  if (whose === undefined) throw new Error('the school of the spelling is not there');
  const { name } = spelling;
  noteAct(context, texts.actUntied(name, school.name, whose.name, values));
  return afterChange(
    context,
    whose,
    into === undefined ? texts.separated(name) : texts.untied(name, whose.name),
    reach,
  );
}

/** Returns whose the spelling is now. */
function moveSpelling(context: Context, { school, spelling, into }: Untying): UnitId {
  const { db, now, district, actor } = context;
  const { name, key, names } = spelling;
  const intoId =
    into?.id ?? insertSchool(context, { name, kind: organisationKindOf(name) ?? school.organisationKind });
  splitSpelling(
    db,
    {
      from: school,
      into: getKeyedUnit(db, intoId),
      spellings: names,
      nameKey: key,
      measurements: figuresUnder(db, school, spelling).ids,
      appeared: into === undefined,
    },
    { districtId: district.id, by: actor.person.id },
    now,
  );
  return intoId;
}

/** «Новая школа» of a name that the district has already. */
function sameNamed(context: Context, { key }: Spelling): NamedSchool | undefined {
  return allNamedSchools(context).find((school) => schoolNameKey(school.name) === key);
}
