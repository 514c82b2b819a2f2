import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import { isNearlySure } from '../../domain/name-certainty.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import type { Table } from '../../domain/table.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { reasonsInWords } from '../subjects/schools/name-reason-texts.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { shortHash } from '../short-hash.ts';
import { nameTexts as texts } from './name-texts.ts';
import type { NameQuestion } from './settleable.ts';

/** A table that waits, with the names of it that somebody has to settle. */
export type OpenTable = {
  file: StagedFile;
  table: Table;
  questions: readonly NameQuestion[];
  /** Those that nothing of the list is like. */
  newSchools: readonly string[];
};

const MOST_LISTED = 6;
const MOST_CANDIDATES = 4;
const PAGE = 6;

export function listNames(context: Context, { file, questions }: OpenTable, said?: string): Answer {
  const shortOf = shortNamesOf(context);
  const lines = questions
    .slice(0, MOST_LISTED)
    .map(({ name, at, candidates }, index) =>
      texts.listLine(index + 1, name, at.cell, candidates.slice(0, 1).map(shortOf).join('')),
    );
  const rest = questions.length - lines.length;
  const f = file.id;
  const sure = sureOf(questions);
  const accept = { f, h: hashOf(sure) };
  return answer(
    [
      ...(said === undefined ? [] : [said]),
      texts.listHead(questions.length),
      ...lines,
      ...(rest > 0 ? [texts.listMore(rest)] : []),
    ].join('\n'),
    {
      keyboard: inline(
        ...(sure.length > 0
          ? [[button(texts.accept(sure.length), 'import-names-yes', accept, 'positive')]]
          : []),
        [button(texts.begin, 'import-settle', { f, i: 0 }, 'primary')],
        [
          button(texts.allNew, 'import-names-new', { f }),
          button(texts.back, 'import-settle', { f, back: 1 }),
        ],
      ),
      dialog: 'keep',
    },
  );
}

/** The first of the list whose one candidate is far ahead and differs in nothing that tells two schools apart. */
export function sureOf(questions: readonly NameQuestion[]): NameQuestion[] {
  const listed = questions.slice(0, MOST_LISTED);
  const end = listed.findIndex(({ candidates }) => !isNearlySure(candidates));
  const sure = end < 0 ? listed : listed.slice(0, end);
  // Two names of one school in a table are no matter of course.
  const ids = sure.map(({ candidates }) => candidates[0]?.id);
  return new Set(ids).size === ids.length ? sure : [];
}

/** Of what was shown: a press says yes to that and to nothing else. */
export function hashOf(questions: readonly NameQuestion[]): string {
  return shortHash(JSON.stringify(questions.map(({ name, candidates }) => [name, candidates[0]?.id])));
}

/** Which school one name means: the candidates with what speaks for them and against. */
export function askName(
  context: Context,
  { file, questions }: OpenTable,
  { question, skipped, said }: { question: NameQuestion; skipped: number; said: string | undefined },
): Answer {
  const { name, at } = question;
  const shortOf = shortNamesOf(context);
  const candidates = question.candidates.slice(0, MOST_CANDIDATES);
  const args = { f: file.id, k: shortHash(name) };
  return answer(
    [
      ...(said === undefined ? [] : [said, '']),
      texts.whichIsIt(name, at.cell, questions.length - skipped),
      ...candidates.map((one) => texts.candidate(shortOf(one), reasonsInWords(one.reasons))),
    ].join('\n'),
    {
      keyboard: inline(
        ...inRows(candidates.map((one) => button(shortOf(one), 'import-name', { ...args, s: one.id }))),
        [button(texts.isNew, 'import-name-new', args), button(texts.other, 'import-name', args)],
        [
          button(texts.foreign, 'import-foreign', args),
          button(texts.skip, 'import-settle', { f: file.id, i: skipped + 1 }),
        ],
      ),
      dialog: 'keep',
    },
  );
}

/** All schools of the district, where none of the candidates is meant. */
export function askOther(
  context: Context,
  { file }: OpenTable,
  { name }: NameQuestion,
  page: number,
): Answer {
  const rows = schoolRows(allNamedSchools(context), {
    command: 'import-name',
    args: { f: file.id, k: shortHash(name) },
    page,
    size: PAGE,
  });
  return answer(texts.chooseOther(name), {
    keyboard: inline(...rows, [button(texts.back, 'import-settle', { f: file.id, back: 1 })]),
    dialog: 'keep',
  });
}

export function confirmAllNew({ file, questions }: OpenTable, said?: string): Answer {
  const f = file.id;
  const n = questions.length;
  return answer([...(said === undefined ? [] : [said]), texts.confirmAllNew(n)].join('\n'), {
    keyboard: inline(
      [button(texts.yesAllNew(n), 'import-names-new', { f, n }, 'negative')],
      [button(texts.oneByOne, 'import-settle', { f, i: 0 })],
    ),
    dialog: 'keep',
  });
}

function shortNamesOf(context: Context): (school: { id: number; name: string }) => string {
  const shorts = new Map<number, string>(allNamedSchools(context).map(({ id, short }) => [id, short]));
  return ({ id, name }) => shorts.get(id) ?? shortSchoolName(name);
}
