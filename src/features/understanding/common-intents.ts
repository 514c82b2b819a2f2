import { intentsOf } from './intent.ts';

/** What anybody asks for. */
export const COMMON_INTENTS = intentsOf('anybody', {
  reads: {
    ask: [[6.5, 'question']],
    more: [
      [6, 'menu'],
      [5, 'what', 'else', '-need', '-do'],
    ],
    help: [
      [6, 'help'],
      [6.6, 'what', 'can'],
      [6.6, 'how', 'use', 'bot'],
    ],
    'my-data': [
      [7, 'my', 'data', '-school-word'],
      [7, 'me', 'data', '-show'],
      [7.2, 'keep', 'me'],
    ],
    'my-export': [
      [8, 'export', 'my', 'data'],
      [8, 'export', 'me', 'data'],
    ],
    contacts: [
      [6.6, 'contacts'],
      [7.2, 'director', 'fresh'],
      [7.2, 'where-to', 'write'],
      [5.6, 'who', 'coordinator'],
      [5.6, 'who', 'in-charge'],
      [5.2, 'coordinator', '-send', '-report'],
      [6.4, 'coordinator', 'write'],
    ],
    'switch-school': [
      [6.8, 'switch', 'school-word', '-leave'],
      [6.8, 'other', 'school-word', 'my'],
    ],
  },
  offers: {
    deputy: [
      [9.8, 'away', 'i'],
      [9.8, 'away', 'me'],
      [9.8, 'away', 'leave'],
      [9.8, 'away', 'stand-in'],
      [9.8, 'away', 'responsible'],
      [7.6, 'stand-in', 'me'],
      [7.6, 'stand-in', 'responsible'],
    ],
    'erase-me': [
      [8, 'erase', 'me'],
      [8, 'erase', 'my', 'data'],
      [8, 'erase', 'account'],
      [8, 'erase-self'],
    ],
    preferences: [
      [7, 'prefs', '-broadcast', '-tell'],
      [7.2, 'stop', '-loaded'],
      [7.2, 'send-me', 'neg'],
      [6.8, 'send-me', 'much'],
      [7, 'rarely'],
      [7.2, 'exclude', 'me'],
      [7.2, 'exclude', 'broadcast'],
      [7.2, 'much', 'messages', 'you'],
      [7, 'much', 'bot'],
      [6, 'settings'],
      [5.9, 'send-regularly'],
      [9.6, 'vacations', 'prefs'],
      [8, 'refusal'],
      [8, 'refusal-to-act', 'how'],
    ],
  },
});
