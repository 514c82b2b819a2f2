import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { listHeldBindings } from '../../storage/held-binding.ts';
import type { HeldBinding } from '../../storage/held-binding.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { pickArgs, schoolRows } from '../subjects/schools/school-picker.ts';
import { inOrder, roleInWords, roleLine } from './people-lines.ts';
import { texts } from './texts.ts';

const NAME = 'people';
const PAGE = 6;
const MOST_PICKED = 6;
/** `o`: those of the office. */
const args = pickArgs.extend({ o: z.literal(1).optional() });

/** «Люди»: by school – director, ответственный, since when, whether the bot may write; and who is of the office. */
export const peopleCommand: Command<Context> = {
  name: NAME,
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { s, p = 0, o } = args.safeParse(input.args).data ?? {};
    if (o !== undefined) return office(context);
    const school = s === undefined ? undefined : namedSchools(context).find(({ id }) => id === s);
    return school === undefined ? list(context, p) : ofSchool(context, school);
  },
};

function list(context: Context, asked: number): Answer {
  const { db, district } = context;
  const schools = namedSchools(context);
  const held = listHeldBindings(db, district.id);
  const of = (unitId: number) => inOrder(held.filter((one) => one.unitId === unitId));
  const directed = new Set(held.filter(({ role }) => role === 'director').map(({ unitId }) => unitId));
  const missing = schools.filter(({ id }) => !directed.has(id)).map(({ short }) => short);
  const isWhole = schools.length <= PAGE + 1;
  const page = isWhole || asked * PAGE >= schools.length ? 0 : asked;
  const shown = isWhole ? schools : schools.slice(page * PAGE, (page + 1) * PAGE);
  const inOffice = of(district.id);
  const office = texts.office(
    inOffice.filter(({ role }) => role === 'coordinator').length,
    inOffice.filter(({ role }) => role === 'head').length,
  );
  const lines = [
    texts.head(office, schools.length - missing.length, schools.length),
    ...(missing.length > 0 && page === 0 ? [texts.missing(missing.length)] : []),
    ...shown.map(({ id, short }) =>
      texts.school(
        short,
        of(id).map((one) => roleInWords(context, one)),
      ),
    ),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(...schoolRows(schools, { command: NAME, page, size: PAGE }), [
      button(texts.toOffice, NAME, { o: 1 }),
    ]),
  });
}

function ofSchool(context: Context, { id, name }: { id: number; name: string }): Answer {
  const held = inOrder(
    listHeldBindings(context.db, context.district.id).filter(({ unitId }) => unitId === id),
  );
  return answer(
    texts.ofSchool(
      name,
      held.map((one) => roleLine(context, one)),
    ),
    {
      keyboard: inline(...picks(held), [
        button(texts.invite, 'invite', { s: id }),
        button(texts.toSchools, NAME, {}),
      ]),
    },
  );
}

function office(context: Context): Answer {
  const { db, district } = context;
  const held = inOrder(listHeldBindings(db, district.id).filter(({ unitId }) => unitId === district.id));
  const hasHead = held.some(({ role }) => role === 'head');
  const isOn = context.settings.approveBroadcasts;
  return answer(
    texts.ofOffice(getUnit(db, district.id).name, [
      ...held.map((one) => roleLine(context, one)),
      ...(hasHead ? [texts.approval(isOn)] : []),
    ]),
    {
      keyboard: inline(
        ...picks(held),
        ...(hasHead
          ? [[button(isOn ? texts.notApprove : texts.approve, 'settings-approve', { on: isOn ? 0 : 1 })]]
          : []),
        [button(texts.handOver, 'hand-over'), button(texts.toSchools, NAME, {})],
      ),
    },
  );
}

/** One button for each role, numbered where several are called the same. */
function picks(held: readonly HeldBinding[]): Button[][] {
  const buttons = held.slice(0, MOST_PICKED).map(({ id, role }) => {
    const same = held.filter((one) => one.role === role);
    const place = same.length === 1 ? 0 : same.findIndex((one) => one.id === id) + 1;
    return button(texts.pick(role, place), 'person-role', { b: id });
  });
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
