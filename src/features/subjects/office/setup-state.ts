import { button, inline } from '../../../bot/buttons.ts';
import type { Button, Reply } from '../../../bot/outgoing.ts';
import { localTimeOf } from '../../../domain/zone.ts';
import { findChannel } from '../../../storage/chat.ts';
import { findSettingChange } from '../../../storage/district-setting.ts';
import { findLatestImport } from '../../../storage/import.ts';
import { listInvitedUnits } from '../../../storage/invitation.ts';
import type { Context } from '../../context.ts';
import { zoneOf } from '../../district-hours.ts';
import { listSources } from '../../../storage/table-source.ts';
import { connectedSchools, namedSchools } from '../schools/district-schools.ts';
import { setupTexts as texts } from '../../office-texts.ts';
import { labels } from '../../texts.ts';
import { zoneTitle } from '../../time-zones.ts';

/** The dialog in which a list of schools is typed or sent: a file that comes while it is open is such a list. */
export const SCHOOL_LIST_DIALOG = 'school-list';

/** In the order in which a district is set up. */
export const SETUP_STEPS = ['district', 'schools', 'invitations', 'chat', 'first-table'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

type SetupState = { done: ReadonlySet<SetupStep>; schools: number; connected: number };

/** Everything is read from what is there: no step is ever marked as done. */
function setupState(context: Context): SetupState {
  const { db, now, district } = context;
  const schools = namedSchools(context);
  const connected = connectedSchools(context);
  const invited = new Set([...connected, ...listInvitedUnits(db, district.id, now)]);
  const done: Record<SetupStep, boolean> = {
    district: findSettingChange(db, district.id, 'timeZone') !== undefined,
    schools: schools.length > 0,
    invitations: schools.length > 0 && schools.every(({ id }) => invited.has(id)),
    chat: findChannel(db, district.id)?.present === true,
    'first-table': findLatestImport(db, district.id, 'federal') !== undefined,
  };
  return {
    done: new Set(SETUP_STEPS.filter((step) => done[step])),
    schools: schools.length,
    connected: connected.size,
  };
}

/** What a coordinator whose district has no schools yet is shown after the ordinary first screen. */
export function setupReply(context: Context): Reply | undefined {
  if (context.actor.audience !== 'coordinator' || namedSchools(context).length > 0) return undefined;
  const step = stepReply(context);
  return step && { ...step, text: `${texts.welcome}\n${step.text}` };
}

/** The next step alone, for the end of the one before; undefined when all is set up. */
export function stepReply(context: Context): Reply | undefined {
  const state = setupState(context);
  const step = SETUP_STEPS.find((one) => !state.done.has(one));
  if (step === undefined) return undefined;
  return {
    text: texts.step(SETUP_STEPS.indexOf(step) + 1, sentenceOf(step, context, state)),
    keyboard: inline(...buttonsOf(step, state.done.size === SETUP_STEPS.length - 1)),
  };
}

/** «Что осталось настроить»: what is done, what is left, and the next step after `after`. */
export function setupScreen(context: Context, after?: SetupStep): Reply {
  const state = setupState(context);
  const left = SETUP_STEPS.filter((step) => !state.done.has(step));
  const done = SETUP_STEPS.filter((step) => state.done.has(step)).map((step) =>
    doneInWords(step, context, state),
  );
  const lines = [texts.head(context.district.name), ...(done.length > 0 ? [texts.done(done)] : [])];
  // Without schools there is nobody to invite yet.
  const possible = state.schools === 0 ? left.filter((one) => one !== 'invitations') : left;
  const step = nextOf(possible, after);
  if (step === undefined) {
    const isByHand = !listSources(context.db, context.district.id).some(({ awaits }) => awaits === 'week');
    return {
      text: [...lines, texts.allDone, ...(isByHand ? [texts.mayFetch] : [])].join('\n'),
      ...(isByHand && { keyboard: inline([button(labels.tableSource, 'table-source')]) }),
    };
  }
  return {
    text: [
      ...lines,
      texts.left(left.map((one) => leftInWords(one, state))),
      texts.step(SETUP_STEPS.indexOf(step) + 1, sentenceOf(step, context, state)),
    ].join('\n'),
    keyboard: inline(...buttonsOf(step, left.length === 1)),
  };
}

/** The step that follows from what was just done, for the end of another answer; undefined when all is set up. */
export function nextSetupStep(context: Context): { text: string; rows: Button[][] } | undefined {
  const state = setupState(context);
  // Nobody is asked for the name of the district in the middle of something else.
  const step = SETUP_STEPS.find((one) => one !== 'district' && !state.done.has(one));
  if (step === undefined) return undefined;
  return { text: texts.next(sentenceOf(step, context, state)), rows: buttonsOf(step, true) };
}

function nextOf(left: readonly SetupStep[], after: SetupStep | undefined): SetupStep | undefined {
  const from = after === undefined ? 0 : SETUP_STEPS.indexOf(after) + 1;
  return left.find((step) => SETUP_STEPS.indexOf(step) >= from) ?? left[0];
}

function sentenceOf(step: SetupStep, context: Context, state: SetupState): string {
  switch (step) {
    case 'district': {
      const { timeZone } = context.settings;
      const time = localTimeOf(context.now, zoneOf(context.settings));
      return texts.district(context.district.name, zoneTitle(timeZone), time);
    }
    case 'schools':
      return texts.schools;
    case 'invitations':
      return texts.invitations(state.schools - state.connected);
    case 'chat':
      return texts.chat;
    case 'first-table':
      return texts.firstTable;
  }
}

function buttonsOf(step: SetupStep, isLast: boolean): Button[][] {
  const skip = isLast ? [] : [[button(texts.skip, 'setup', { after: step })]];
  switch (step) {
    case 'district':
      return [
        [button(texts.confirmDistrict, 'setup-confirm', undefined, 'positive')],
        [button(texts.otherName, 'setup-name'), button(texts.otherZone, 'setup-zone')],
      ];
    case 'schools':
      return [[button(texts.listOfSchools, 'schools-list', undefined, 'primary')], ...skip];
    case 'invitations':
      return [
        [button(texts.inviteAll, 'invite-all', undefined, 'primary'), button(texts.inviteOne, 'invite')],
        ...skip,
      ];
    case 'chat':
      return [[button(texts.whatIsLeft, 'setup')], ...skip];
    case 'first-table':
      return skip;
  }
}

function doneInWords(step: SetupStep, { settings }: Context, { schools, connected }: SetupState): string {
  switch (step) {
    case 'district':
      return texts.zonePart(zoneTitle(settings.timeZone));
    case 'schools':
      return texts.schoolsPart(schools);
    case 'invitations':
      return texts.connectedPart(connected, schools);
    case 'chat':
    case 'first-table':
      return texts.titles[step];
  }
}

function leftInWords(step: SetupStep, { schools, connected }: SetupState): string {
  return step === 'invitations' && schools > 0 ? texts.connectedPart(connected, schools) : texts.titles[step];
}
