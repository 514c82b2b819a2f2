import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { municipalityNameKey } from '../../domain/school-name.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import { findDistrictByKey, getUnit, renameUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { setupScreen, stepReply } from '../subjects/office/setup-state.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 100;

/** «Всё верно»: the zone shown becomes the district's own, which ends the first step. */
export const confirmDistrictCommand: Command<Context> = {
  name: 'setup-confirm',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const { db, now, actor, district, settings } = context;
    saveDistrictSetting(db, district.id, 'timeZone', settings.timeZone, { by: actor.person.id, now });
    return { replies: [stepReply(context) ?? setupScreen(context)] };
  },
};

const NAME_DIALOG = 'setup-name';

export const nameDistrictCommand: Command<Context> = {
  name: 'setup-name',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: () =>
    answer(texts.askName, {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: NAME_DIALOG, state: {} },
    }),
};

export const nameDistrictDialog: Dialog<Context> = {
  name: NAME_DIALOG,
  who: ['coordinator'],
  beganBy: 'setup',
  step(context, _state, { text }) {
    const name = text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/^["«](.*)["»]$/, '$1');
    if (!/\p{L}{3}/u.test(name) || name.length > MOST_LETTERS) return askAgain(texts.badName);
    return rename(context, name);
  },
};

function rename(context: Context, name: string): Answer {
  const { db, district, now } = context;
  const nameKey = municipalityNameKey(name);
  const other = findDistrictByKey(db, nameKey);
  if (other !== undefined && other.id !== district.id) return askAgain(texts.nameTaken);
  if (name !== district.name) {
    noteAct(context, actTexts.districtNamed, { before: district.name, after: name });
  }
  renameUnit(db, district, { name, nameKey, formerKey: municipalityNameKey(district.name) }, now);
  const step = stepReply({ ...context, district: getUnit(db, district.id) });
  const said = texts.named(name);
  return { replies: [step === undefined ? { text: said } : { ...step, text: `${said}\n${step.text}` }] };
}
