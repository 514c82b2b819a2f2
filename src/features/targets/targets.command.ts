import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { DistrictSettings } from '../../domain/district-settings.ts';
import type { Metric, Target } from '../../domain/metric.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findSettingChange, saveDistrictSetting } from '../../storage/district-setting.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { decidedBy } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { ownTarget, targetable } from './district-targets.ts';
import { texts } from './texts.ts';

const cardArgs = z.object({ m: z.string().max(60) });
const removeArgs = cardArgs.extend({ yes: z.literal(1).optional() });

/** «Цели»: every one with its source; with {m} one of them and what may be done with it. */
export const targetsCommand: Command<Context> = {
  name: 'targets',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const code = cardArgs.safeParse(args).data?.m;
    if (code === undefined) return list(context);
    const metric = targetable(context).find((one) => one.code === code);
    return metric === undefined ? list(context) : card(context, metric);
  },
};

function list(context: Context): Answer {
  const metrics = targetable(context);
  const set = metrics.flatMap(({ title, target }) =>
    target === undefined ? [] : [texts.line(title, target)],
  );
  const without = metrics.filter(({ target }) => target === undefined);
  const unset = without.filter(({ dataTarget }) => dataTarget === undefined).map(({ title }) => title);
  const takenAway = without.filter(({ dataTarget }) => dataTarget !== undefined).map(({ title }) => title);
  const text = [
    texts.head(context.district.name),
    ...set,
    ...(unset.length > 0 ? [texts.unset(unset)] : []),
    ...(takenAway.length > 0 ? [texts.takenAway(takenAway)] : []),
    ...changedLine(context),
    ...(context.actor.audience === 'head' ? [] : [texts.how]),
  ].join('\n');
  const buttons = metrics.map(({ code, shortTitle }) => button(shortTitle, 'targets', { m: code }));
  return answer(text, { keyboard: inline(...inPairs(buttons)) });
}

/** Who changed the district's targets last, and when. */
function changedLine(context: Context): string[] {
  const { db, district, settings } = context;
  const change = findSettingChange(db, district.id, 'targets');
  if (change === undefined) return [];
  const by = decidedBy(context, change.by);
  return [texts.changed(localDayOf(change.at, zoneOf(settings)), by, yearOf(todayOf(context)))];
}

function card(context: Context, metric: Metric): Answer {
  const { code, target, dataTarget } = metric;
  return answer([said(context, metric), ...(target === undefined ? [] : [texts.follows])].join('\n'), {
    keyboard: inline(
      [
        button(target === undefined ? texts.set : texts.change, 'target-set', { m: code }, 'primary'),
        ...(target === undefined ? [] : [button(texts.remove, 'target-remove', { m: code })]),
      ],
      [
        ...(dataTarget === undefined
          ? []
          : [button(texts.restore(dataTarget.value), 'target-restore', { m: code })]),
        button(texts.toList, 'targets'),
      ],
    ),
  });
}

function said(context: Context, { code, title, target, dataTarget }: Metric): string {
  if (target === undefined) {
    return dataTarget === undefined ? texts.none(title) : texts.noneByDistrict(title, dataTarget);
  }
  if (ownTarget(context, code) !== undefined) return texts.own(title, target);
  return context.actor.audience === 'head' ? texts.ofOrder(title, target) : texts.given(title, target);
}

/**
 * Takes the target in force away, whether the district set it or the program's data. Over one of the data it is kept
 * that there is to be none.
 */
export const removeTargetCommand: Command<Context> = {
  name: 'target-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = removeArgs.safeParse(args);
    const metric = targetable(context).find(({ code }) => code === pressed.data?.m);
    if (!pressed.success || metric === undefined) return answer(officeTexts.stale);
    const { code, title, target } = metric;
    if (target === undefined) return answer(texts.nothingToRemove(title), toList());
    if (pressed.data.yes === undefined) {
      return answer(texts.confirmRemove(title, target), {
        keyboard: inline([
          button(texts.yesRemove, 'target-remove', { m: code, yes: 1 }, 'negative'),
          button(texts.keep, 'targets', { m: code }),
        ]),
      });
    }
    const isOfData = metric.dataTarget !== undefined || ownTarget(context, code) === undefined;
    saveTargets(context, { ...without(context, code), ...(isOfData && { [code]: null }) }, metric, undefined);
    return answer(texts.removed(title), toList());
  },
};

/** Lets the target of the program's data hold again. */
export const restoreTargetCommand: Command<Context> = {
  name: 'target-restore',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const code = cardArgs.safeParse(args).data?.m;
    const metric = targetable(context).find((one) => one.code === code);
    if (metric === undefined) return answer(officeTexts.stale);
    const { dataTarget, title } = metric;
    if (dataTarget === undefined) return answer(texts.nothingToRestore(title), toList());
    saveTargets(context, without(context, metric.code), metric, dataTarget);
    return answer([texts.restored(title, dataTarget), texts.follows].join('\n'), toList());
  },
};

type Targets = DistrictSettings['targets'];

function without({ settings }: Context, code: string): Targets {
  return Object.fromEntries(Object.entries(settings.targets).filter(([key]) => key !== code));
}

function saveTargets(
  context: Context,
  targets: Targets,
  { title, target: before }: Metric,
  after: Target | undefined,
): void {
  const { db, district, actor, now } = context;
  noteAct(context, actTexts.target(title), {
    before: before === undefined ? actTexts.noTarget : texts.inWords(before),
    after: after === undefined ? actTexts.noTarget : texts.inWords(after),
  });
  saveDistrictSetting(db, district.id, 'targets', targets, { by: actor.person.id, now });
}

function toList() {
  return { keyboard: inline([button(texts.toList, 'targets')]) };
}
