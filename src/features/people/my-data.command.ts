import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findBindingStart } from '../../storage/binding.ts';
import { countKeptMessages, listPersonRecords } from '../../storage/person-records.ts';
import type { RecordKind } from '../../storage/person-records.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { preferencesOf } from '../subjects/people/person-preferences.ts';
import { dataTexts } from './data-texts.ts';
import { texts } from './texts.ts';

export const myDataCommand: Command<Context> = {
  name: 'my-data',
  words: texts.words.myData,
  help: texts.help.myData,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run({ db, now, actor, settings }) {
    const zone = zoneOf(settings);
    const { quiet, onceADayAt, off, pausedUntil } = preferencesOf(db, actor.person.id);
    const counts = new Map<RecordKind, number>();
    for (const { kind } of listPersonRecords(db, actor.person.id)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const text = dataTexts.myData({
      externalId: actor.person.externalId,
      roles: actor.bindings.map(({ id, role, unitId }) => ({
        role,
        unit: getUnit(db, unitId).name,
        since: localDayOf(findBindingStart(db, id) ?? now, zone),
      })),
      ...countKeptMessages(db, actor.person.externalId),
      hasPreferences: quiet !== undefined || onceADayAt !== undefined || off.size > 0 || pausedUntil.size > 0,
      records: [...counts],
    });
    const [exportLabel = ''] = texts.words.myExport;
    const [leaveLabel = ''] = texts.words.leaveSchool;
    return answer(text, {
      keyboard: inline(
        [button(exportLabel, 'my-export'), button(dataTexts.eraseMe, 'erase-me')],
        ...(actor.audience === 'coordinator' || actor.audience === 'head'
          ? []
          : [[button(leaveLabel, 'leave-school')]]),
      ),
    });
  },
};
