import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { templateBasis, templateDay } from '../../domain/duty-template.ts';
import type { DutyTemplate } from '../../domain/duty-template.ts';
import { listDuties } from '../../storage/duty.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { sourceInWords } from '../texts.ts';
import { preview } from './preview.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 5;
const listArgs = z.object({ p: z.int().min(0).max(200).optional() });
const pickArgs = z.object({ t: z.string().max(40) });

/** «Из шаблона»: what the orders set, to be given out again. */
export const dutyTemplatesCommand: Command<Context> = {
  name: 'duty-templates',
  words: texts.templateWords,
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const all = context.reference.dutyTemplates;
    const last = Math.max(0, Math.ceil(all.length / MOST_SHOWN) - 1);
    const page = Math.min(listArgs.safeParse(args).data?.p ?? 0, last);
    const from = page * MOST_SHOWN;
    const shown = all.slice(from, from + MOST_SHOWN);
    const given = new Set(listDuties(context.db, context.district.id).map(({ template }) => template));
    const lines = shown.map((template, index) =>
      texts.template(from + index + 1, {
        title: template.title,
        basis: basisOf(context, template),
        when: texts.templateWhen(template),
        isGiven: given.has(template.id),
      }),
    );
    const rest = all.length - from - shown.length;
    return answer([texts.templatesHead, ...lines].join('\n'), {
      keyboard: inline(
        shown.map(({ id }, index) => button(String(from + index + 1), 'duty-template', { t: id })),
        [
          ...(page > 0 ? [button(texts.before, 'duty-templates', { p: page - 1 })] : []),
          ...(rest > 0 ? [button(texts.more(rest), 'duty-templates', { p: page + 1 })] : []),
        ],
      ),
    });
  },
};

/** A template as a preview: everything of it can be changed before it is saved. */
export const dutyTemplateCommand: Command<Context> = {
  name: 'duty-template',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = pickArgs.safeParse(args);
    const template = parsed.success
      ? context.reference.dutyTemplates.find(({ id }) => id === parsed.data.t)
      : undefined;
    if (template === undefined) return answer(officeTexts.stale);
    const { kind, title, evidence, weekday, question, isCritical, id } = template;
    return preview(context, {
      kind,
      title,
      evidence,
      dueOn: templateDay(template, todayOf(context), context.reference.calendar),
      basis: basisOf(context, template),
      weekday,
      question,
      isCritical,
      template: id,
    });
  },
};

function basisOf({ reference }: Context, template: DutyTemplate): string | undefined {
  const basis = templateBasis(template, reference.orders);
  return basis === undefined ? undefined : sourceInWords({ order: basis });
}
