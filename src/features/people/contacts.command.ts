import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import type { Context } from '../context.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { texts } from './texts.ts';

export const contactsCommand: Command<Context> = {
  name: 'contacts',
  words: texts.words.contacts,
  help: texts.help.contacts,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run({ db, district, settings, actor }) {
    const contacts = settings.contacts.trim();
    if (contacts !== '') return answer(texts.contacts(contacts));
    if (actor.audience === 'coordinator') {
      return answer(texts.noContactsForCoordinator, {
        keyboard: inline([button(texts.settings, 'settings')]),
      });
    }
    return answer(texts.noContacts(listCoordinatorPeers(db, district.id).map(pageOf)));
  },
};
