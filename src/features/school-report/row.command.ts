import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { findField, isValueOf } from '../../domain/report-form.ts';
import type { ReportValue } from '../../domain/report-form.ts';
import type { Context } from '../context.ts';
import { pickerTexts } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { openReport, reportHome } from './home.ts';
import { argsOf, findPlace, isClosed, placeArgs } from './place.ts';
import type { ReportPlace } from './place.ts';
import { earlierRow, goOn, rowScreen, saveRows } from './rows.ts';
import { texts } from './texts.ts';

/** `r`: the class; `q`, `v`: a field and its value, 1 and 0 of yes and no; `p`: a page of the classes. */
const args = placeArgs.extend({
  r: z.string().max(8).optional(),
  q: z.string().max(40).optional(),
  v: z.union([z.int(), z.string().max(40)]).optional(),
  do: z.enum(['same', 'choose']).optional(),
  p: z.int().min(0).optional(),
});

const ON_PAGE = 8;

/** One class of a report: its question, or an answer given by a button. */
export const reportRowCommand: Command<Context> = {
  name: 'school-report-row',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    const place = pressed && findPlace(context, pressed);
    if (place === undefined) return openReport(context, texts.gone);
    if (isClosed(place)) return reportHome(place, texts.stale);
    if (pressed?.do === 'choose') return chooseRow(place, pressed.p ?? 0);
    const name = pressed?.r;
    if (name === undefined || !place.names.includes(name)) return reportHome(place, texts.stale);
    if (pressed?.do === 'same') {
      const values = earlierRow(place, name);
      if (values === undefined) return rowScreen(place, name);
      saveRows(place, [{ name, values }]);
      return goOn(place, name);
    }
    if (pressed?.q === undefined) return rowScreen(place, name);
    const value = valueOf(place, pressed.q, pressed.v);
    if (value === undefined) return rowScreen(place, name, texts.stale);
    saveRows(place, [{ name, values: { [pressed.q]: value } }]);
    return goOn(place, name);
  },
};

function valueOf(
  { form }: ReportPlace,
  code: string,
  pressed: number | string | undefined,
): ReportValue | undefined {
  const field = findField(form, code);
  if (field === undefined || (field.kind !== 'yes-no' && field.kind !== 'choice')) return undefined;
  const value =
    field.kind === 'yes-no' ? (pressed === 1 ? true : pressed === 0 ? false : undefined) : pressed;
  return isValueOf(field, value) ? value : undefined;
}

/** Which class is to be corrected. */
function chooseRow(place: ReportPlace, page: number): Answer {
  const { names, form } = place;
  const args = argsOf(place);
  const [first] = names;
  if (form.per === 'school' && first !== undefined) return rowScreen(place, first);
  const shown = names.slice(page * ON_PAGE, (page + 1) * ON_PAGE);
  const buttons = shown.map((name) => button(name, 'school-report-row', { ...args, r: name }));
  const rest = names.length - (page + 1) * ON_PAGE;
  const turns: Button[] = [
    ...(page > 0
      ? [button(pickerTexts.back, 'school-report-row', { ...args, do: 'choose', p: page - 1 })]
      : []),
    ...(rest > 0
      ? [button(pickerTexts.more(rest), 'school-report-row', { ...args, do: 'choose', p: page + 1 })]
      : []),
  ];
  const rows = [buttons.slice(0, 4), buttons.slice(4), turns].filter((row) => row.length > 0);
  return answer(withSchool(place.context, texts.whichRow), {
    keyboard: inline(...rows),
    dialog: { name: 'school-report', state: args },
  });
}
