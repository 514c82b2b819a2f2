import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { localDayOf } from '../../domain/zone.ts';
import { countKeptMessages, findBindingStart } from '../../storage/person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { texts } from './texts.ts';

export const myDataCommand: Command<Context> = {
  name: 'my-data',
  words: texts.words.myData,
  help: texts.help.myData,
  who: ['director', 'responsible', 'coordinator'],
  where: 'private',
  run({ db, now, actor, settings }) {
    const zone = zoneOf(settings);
    const text = texts.myData({
      externalId: actor.person.externalId,
      roles: actor.bindings.map(({ id, role, unitId }) => ({
        role,
        unit: getUnit(db, unitId).name,
        since: localDayOf(findBindingStart(db, id) ?? now, zone),
      })),
      ...countKeptMessages(db, actor.person.externalId),
    });
    return answer(text, { keyboard: inline([button(texts.eraseMe, 'erase-me')]) });
  },
};
