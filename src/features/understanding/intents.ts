import { COMMON_INTENTS } from './common-intents.ts';
import { DESK_INTENTS } from './desk-intents.ts';
import { OFF_TOPIC, OTHERS, QUESTION } from './intent.ts';
import type { Intent } from './intent.ts';
import { OFFICE_INTENTS } from './office-intents.ts';
import { SCHOOL_INTENTS } from './school-intents.ts';

/** Every command that words can reach, and what leads to none. */
export const INTENTS: readonly Intent[] = [
  ...SCHOOL_INTENTS,
  ...COMMON_INTENTS,
  ...OFFICE_INTENTS,
  ...DESK_INTENTS,
  // What no command answers.
  {
    command: QUESTION,
    speaker: 'anybody',
    rules: [
      [7.6, 'law', '-wrong'],
      [6.9, 'paper', 'need'],
      [6.9, 'paper', 'which'],
      [6.9, 'paper', 'where', '-figures', '-metric', '-take', '-source'],
      [7.8, 'counted'],
      [7.6, 'role'],
      [7.3, 'profile', '-confirm'],
      [7.6, 'login', '-how-many'],
      [7.6, 'support'],
      [7.4, 'works'],
      [7.2, 'what', 'such'],
      [6.6, 'what-for'],
      [6.9, 'is-due'],
      [6.5, 'what', 'need', 'status'],
      [6.5, 'what', 'need', 'registered'],
      [6.6, 'conditions'],
      [5.7, 'how-to'],
      [7.4, 'what', 'what-if'],
      [4.6, 'allowed'],
      [5, 'app'],
    ],
  },
  {
    command: QUESTION,
    answer: 'class-report',
    speaker: 'anybody',
    rules: [
      [7.9, 'where', 'report', 'chats'],
      [7.9, 'where', 'report', 'classes'],
      [7.9, 'contacts', 'report', 'chats'],
      [7.9, 'contacts', 'report', 'classes'],
      [7.9, 'where', 'analysis', 'classes'],
      [7.9, 'contacts', 'chats'],
      [7.9, 'contacts', 'classes'],
      [7.9, 'where-to', 'send', 'chats'],
      [7.9, 'where-to', 'send-me', 'chats'],
    ],
  },
  {
    command: QUESTION,
    answer: 'support',
    speaker: 'anybody',
    rules: [[7.9, 'let-in', 'neg']],
  },
  {
    command: QUESTION,
    answer: 'which-week',
    speaker: 'anybody',
    rules: [
      [7, 'when', 'update', 'figures'],
      [7, 'when', 'fresh', 'figures'],
      [7.9, 'which', 'some-day', 'counted'],
    ],
  },
  {
    command: QUESTION,
    answer: 'active',
    speaker: 'anybody',
    rules: [[7.9, 'what', 'such', 'status']],
  },
  {
    command: QUESTION,
    answer: 'who-counts',
    speaker: 'anybody',
    rules: [[8, 'how', 'counted', 'figures', '-metric']],
  },
  {
    command: QUESTION,
    answer: 'load-table',
    speaker: 'coordinator',
    rules: [
      [7.4, 'how', 'loaded', '-cancel', '-erase'],
      [7.4, 'where', 'take', 'file'],
      [7.4, 'where', 'file', '-loaded'],
      [7.4, 'where-to', 'loaded'],
      [7.4, 'where-to', 'send', 'file'],
    ],
  },
  {
    command: OFF_TOPIC,
    speaker: 'anybody',
    rules: [
      [9.5, 'off-topic'],
      [9.5, 'costs', 'how-many'],
    ],
  },
  // What only a coordinator, or nobody, does by this bot.
  {
    command: OFF_TOPIC,
    speaker: 'school',
    rules: [
      [8, 'send-out', 'to-people', '-question'],
      [7.9, 'broadcast', '-exclude', '-stop', '-neg'],
      [7.9, 'cancel', 'loaded'],
      [7.9, 'erase', 'loaded'],
    ],
  },
  {
    command: OTHERS,
    speaker: 'school',
    rules: [
      [6.8, 'list', 'school-word', '-own'],
      [6.2, 'which', 'school-word', 'district'],
    ],
  },
];
