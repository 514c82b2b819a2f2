import type { Target } from './metric.ts';
import { ALL_RESULTS_PARTS } from './results-parts.ts';
import type { ResultsParts } from './results-parts.ts';
import { DEFAULT_WEEK_HOURS } from './week-schedule.ts';

/** What a district may set; a key that nobody set has its default. */
export type DistrictSettings = {
  /** IANA. */
  timeZone: string;
  sourceTimeZone: string;
  /** Who runs the bot: «управление образования района» – in the first message to everybody. */
  operator: string;
  /** «Контакты»: lines as the coordinator wrote them. */
  contacts: string;
  /** Whether the results of the week in the channel name the schools with low figures. */
  nameLowSchools: boolean;
  /** What stands in the results of the week, and what goes with them. */
  resultsParts: ResultsParts;
  /** Whether the coordinators see the results half an hour before they go out. */
  resultsPreview: boolean;
  /** Which Сб–Пт week the table of a Friday is expected to hold. */
  expectedWeek: 'ending-on-friday' | 'week-before';
  reminderAt: string;
  resultsAt: string;
  /** The hour of the source at which the monitoring is refreshed, in its own zone. */
  refreshAt: string;
  /** Whether a director is told the place of the own school among the district's; off until the coordinator turns it on. */
  showPlace: boolean;
  /**
   * What the district decided of targets, by the metric's code: each outweighs the one of data/metrics.json. `null` –
   * there is to be none.
   */
  targets: Readonly<Record<string, Target | null>>;
  /** Why schools send the weekly report: the order with its item, as «Отчёт» names it; empty – nothing is named. */
  reportBasis: string;
  /** Where schools send the report of classes; empty – the address of the form, or none. */
  reportMailbox: string;
  /** Whether a report handed in counts only when «Письмо отправлено» is pressed too. */
  reportByMail: boolean;
  /** Whether the head has to approve a broadcast to all. */
  approveBroadcasts: boolean;
  letter: LetterSettings;
};

/** What every letter to the schools repeats; an empty line is one that the letter leaves out, or leaves to a pen. */
export type LetterSettings = {
  /** Who writes, at the head: for an office without printed forms. */
  head: string;
  addressee: string;
  /** The post of whoever signs, and their name: the only name that is kept, typed by the coordinator. */
  post: string;
  signatory: string;
  /** «Отдел мониторинга, тел. 2-33-40»: no name. */
  executor: string;
  /** Where schools answer to, and with which mark. */
  mailbox: string;
  mark: string;
};

/** What holds where neither the installation nor the district says otherwise; the words are the configuration's. */
export const DISTRICT_DEFAULTS: DistrictSettings = {
  timeZone: 'Europe/Moscow',
  sourceTimeZone: 'Europe/Moscow',
  operator: '',
  contacts: '',
  nameLowSchools: false,
  resultsParts: ALL_RESULTS_PARTS,
  resultsPreview: true,
  expectedWeek: DEFAULT_WEEK_HOURS.expectedWeek,
  reminderAt: DEFAULT_WEEK_HOURS.reminderAt,
  resultsAt: DEFAULT_WEEK_HOURS.resultsAt,
  refreshAt: DEFAULT_WEEK_HOURS.refreshAt,
  showPlace: false,
  targets: {},
  reportBasis: '',
  reportMailbox: '',
  reportByMail: false,
  approveBroadcasts: false,
  letter: { head: '', addressee: '', post: '', signatory: '', executor: '', mailbox: '', mark: '' },
};

export type SettingKey = keyof DistrictSettings;
