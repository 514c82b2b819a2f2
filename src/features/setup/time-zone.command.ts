import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { localTimeOf, parseTimeZone } from '../../domain/zone.ts';
import type { TimeZone } from '../../domain/zone.ts';
import { findLatestImport } from '../../storage/import.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { changeSetting } from '../subjects/office/change-setting.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { settingsOf } from '../settings.ts';
import { stepReply } from '../subjects/office/setup-state.ts';
import { offeredZones, parseTypedZone, zoneTitle } from '../time-zones.ts';
import { texts } from './texts.ts';

/** Whose clocks: the people's or the monitoring's. */
const which = z.enum(['timeZone', 'sourceTimeZone']);
type Which = z.infer<typeof which>;

const askArgs = z.object({ w: which.optional(), east: z.literal(1).optional() });
const pickArgs = z.object({ w: which, z: z.string() });
const dialogState = z.object({ w: which });
const DIALOG = 'time-zone';

/** Two pages of buttons: six zones from Kaliningrad on, six in the east. */
const PAGE = 6;

export const askZoneCommand: Command<Context> = {
  name: 'setup-zone',
  words: [texts.buttons.zone],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { w = 'timeZone', east } = askArgs.safeParse(args).data ?? {};
    const zones = offeredZones().slice(east === 1 ? PAGE : 0, east === 1 ? 2 * PAGE : PAGE);
    const buttons = zones.map(({ zone, title }) => button(title, 'setup-zone-pick', { w, z: zone }));
    const turn =
      east === 1
        ? button(texts.fewerZones, 'setup-zone', { w })
        : button(texts.moreZones, 'setup-zone', { w, east: 1 });
    const now = zoneTitle(context.settings[w]);
    return answer(w === 'timeZone' ? texts.askZone(now) : texts.askSourceZone(now), {
      keyboard: inline(buttons.slice(0, 3), buttons.slice(3), [turn, button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state: { w } },
    });
  },
};

export const pickZoneCommand: Command<Context> = {
  name: 'setup-zone-pick',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = pickArgs.safeParse(args);
    const zone = parsed.success ? parseTimeZone(parsed.data.z) : undefined;
    return parsed.success && zone !== undefined
      ? save(context, parsed.data.w, zone)
      : answer(officeTexts.stale);
  },
};

export const typeZoneDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'settings',
  step(context, state, { text }) {
    const parsed = dialogState.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const zone = parseTypedZone(text);
    return zone === undefined ? askAgain(texts.badZone) : save(context, parsed.data.w, zone);
  },
};

function save(context: Context, key: Which, zone: TimeZone): Answer {
  const { db, district, now } = context;
  changeSetting(context, key, zone);
  if (key === 'sourceTimeZone') return answer(texts.sourceZoneSaved(zoneTitle(zone)));
  const said = texts.zoneSaved(zoneTitle(zone), localTimeOf(now, zone));
  // While the district is being set up the next step follows; later a setting is just a setting.
  const isSetUp = findLatestImport(db, district.id, 'federal') !== undefined;
  const step = isSetUp ? undefined : stepReply({ ...context, settings: settingsOf(context, district.id) });
  return { replies: [step === undefined ? { text: said } : { ...step, text: `${said}\n${step.text}` }] };
}
