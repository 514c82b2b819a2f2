import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline, inRows } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Metric } from '../../domain/metric.ts';
import type { ColumnMeaning, ProfileColumn } from '../../domain/table.ts';
import { findTableProfile, updateProfileColumns } from '../../storage/table-profile.ts';
import type { StoredProfile } from '../../storage/table-profile.ts';
import type { Context } from '../context.ts';
import { shortHash } from '../short-hash.ts';
import { choosableMetrics } from '../subjects/columns/choosable-metrics.ts';
import { formsOfMetric } from '../subjects/columns/column-forms.ts';
import { columnTexts } from '../subjects/columns/column-texts.ts';
import { meaningOnButton, shownHeading } from '../subjects/columns/column-words.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { pageOf, profileCard, profileList, wordsOf } from './profiles.command.ts';
import { texts } from './texts.ts';

const METRICS_ON_PAGE = 5;

/** `t`, `k`: which column; then `m` – a metric, `u` – its form, or `x` – skip it, or go by its heading again. */
const columnArgs = z.object({
  t: z.int(),
  k: z.string().max(20),
  m: z.string().max(60).optional(),
  u: z.int().min(0).max(10).optional(),
  x: z.enum(['skip', 'heading']).optional(),
  p: z.int().min(0).max(100).optional(),
});

/** What a column means from now on. */
export const profileColumnCommand: Command<Context> = {
  name: 'table-profile-column',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = columnArgs.safeParse(args).data;
    const profile = pressed && findTableProfile(context.db, context.district.id, pressed.t);
    const column = profile?.columns.find(({ key }) => shortHash(key) === pressed?.k);
    if (pressed === undefined || profile === undefined || column === undefined) {
      return profileList(context, texts.gone);
    }
    if (pressed.x === 'skip') return change(context, profile, column, { kind: 'skip' });
    if (pressed.x === 'heading') return change(context, profile, column, undefined);
    const metric = choosableMetrics(context.reference).find(({ code }) => code === pressed.m);
    if (metric === undefined) return askMeaning(context, profile, column, pressed.p);
    const forms = formsOf(metric);
    const [only, ...others] = forms;
    const form = others.length === 0 ? only : pressed.u === undefined ? undefined : forms[pressed.u];
    return form === undefined
      ? askForm(context, profile, column, metric)
      : change(context, profile, column, form);
  },
};

/** Without a table at hand: as a share or as a number of people that another column tells the whole of. */
function formsOf(metric: Metric): ColumnMeaning[] {
  const audience = metric.audience === 'pupils' ? 'pupils' : 'teachers';
  return formsOfMetric(
    { ...metric, audience },
    { measures: ['percent', 'count', 'fraction'], bases: [{ key: '', heading: '', audience }] },
  );
}

function askMeaning(context: Context, profile: StoredProfile, column: ProfileColumn, page = 0): Answer {
  const args = argsOf(profile, column);
  const metrics = choosableMetrics(context.reference);
  const { shown, turns } = pageOf(metrics, page, METRICS_ON_PAGE, 'table-profile-column', args);
  const words = wordsOf(context, column, profile.columns);
  return answer(texts.askColumn(shownHeading(column.heading), words), {
    keyboard: inline(
      ...inRows(shown.map(({ code, title }) => button(title, 'table-profile-column', { ...args, m: code }))),
      turns,
      [
        button(texts.buttons.skip, 'table-profile-column', { ...args, x: 'skip' }),
        button(texts.buttons.byHeading, 'table-profile-column', { ...args, x: 'heading' }),
      ],
      [button(texts.buttons.toCard, 'table-profile', { t: profile.id })],
    ),
  });
}

function askForm(context: Context, profile: StoredProfile, column: ProfileColumn, metric: Metric): Answer {
  const args = { ...argsOf(profile, column), m: metric.code };
  const buttons = formsOf(metric).map((form, index) => [
    button(meaningOnButton(context.reference, form, []), 'table-profile-column', { ...args, u: index }),
  ]);
  return answer(texts.askForm(shownHeading(column.heading), metric.title), {
    keyboard: inline(...buttons, [button(texts.buttons.toCard, 'table-profile', { t: profile.id })]),
  });
}

function change(
  context: Context,
  profile: StoredProfile,
  column: ProfileColumn,
  meaning: ColumnMeaning | undefined,
): Answer {
  const { key, heading } = column;
  const next: ProfileColumn = { key, heading, ...(meaning && { meaning }) };
  const columns = profile.columns.map((one) => (one.key === key ? next : one));
  const before = wordsOf(context, column, profile.columns);
  const after = wordsOf(context, next, columns);
  const shown = shownHeading(heading);
  if (before !== after) {
    updateProfileColumns(context.db, context.district.id, profile.id, columns);
    noteAct(context, texts.acts.changed(shown), { before, after });
  }
  const remark = after === columnTexts.byHeading ? texts.forgotten(shown) : texts.changed(shown, after);
  return profileCard(context, { ...profile, columns }, { remark });
}

function argsOf({ id }: StoredProfile, { key }: ProfileColumn): { t: number; k: string } {
  return { t: id, k: shortHash(key) };
}
