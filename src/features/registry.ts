import type { Answer } from '../bot/answer.ts';
import type { Command, Dialog } from '../bot/command.ts';
import type { Outgoing } from '../bot/outgoing.ts';
import { route } from '../bot/router.ts';
import { answers } from './answers/feature.ts';
import { broadcast } from './broadcast/feature.ts';
import { chatJoined, chatLeft } from './channel/chat-events.ts';
import { channel } from './channel/feature.ts';
import type { Context, DistrictContext, World } from './context.ts';
import { deadlines } from './deadlines/feature.ts';
import { dutyAnswers } from './duty-answers/feature.ts';
import { dutyExtension } from './duty-extension/feature.ts';
import { compare } from './compare/feature.ts';
import { correct } from './correct/feature.ts';
import { forecast } from './forecast/feature.ts';
import { head } from './head/feature.ts';
import { journal } from './journal/feature.ts';
import { schedule } from './schedule/feature.ts';
import { staff } from './staff/feature.ts';
import { enterValue } from './enter-value/feature.ts';
import { invite } from './invite/feature.ts';
import { dutyFromOrder } from './duty-from-order/feature.ts';
import { letter } from './letter/feature.ts';
import { nextStep } from './next-step/feature.ts';
import { overview } from './overview/feature.ts';
import { schools } from './schools/feature.ts';
import { setup } from './setup/feature.ts';
import { ownMetrics } from './own-metrics/feature.ts';
import { tableImport } from './table-import/feature.ts';
import { tableProfiles } from './table-profiles/feature.ts';
import { tableSource } from './table-source/feature.ts';
import { deadlineReminders } from './deadline-reminders/feature.ts';
import { diagnosis } from './diagnosis/feature.ts';
import { doubts } from './doubts/feature.ts';
import { dispute } from './dispute/feature.ts';
import type { Feature, Job, RawMessage, ReadWords } from './feature.ts';
import { figures } from './figures/feature.ts';
import { fridayReminder } from './friday-reminder/feature.ts';
import { denied } from './people/denied.ts';
import { dialogOver } from './people/dialog-over.ts';
import { people } from './people/feature.ts';
import { plan } from './plan/feature.ts';
import { notUnderstood } from './people/not-understood.ts';
import { preferences } from './preferences/feature.ts';
import { region } from './region/feature.ts';
import { report } from './report/feature.ts';
import { schoolReport } from './school-report/feature.ts';
import { schoolReports } from './school-reports/feature.ts';
import { reportForms } from './report-forms/feature.ts';
import { schoolFigures } from './school-figures/feature.ts';
import { targets } from './targets/feature.ts';
import { schoolDeadlines } from './school-deadlines/feature.ts';
import { silences } from './silences/feature.ts';
import { vacations } from './vacations/feature.ts';
import { trend } from './trend/feature.ts';
import { takingNoQuestion } from './understanding/take-no-question.ts';
import {
  understand,
  understandAmong,
  understandCommand,
  understandInstead,
} from './understanding/understand.ts';
import { upkeep } from './upkeep/feature.ts';
import { weekResults } from './week-results/feature.ts';

/** Every slice of the product, collected. */
export type Features = {
  commands: readonly Command<Context>[];
  dialogs: readonly Dialog<Context>[];
  intercepts: readonly NonNullable<Feature['intercept']>[];
  fallbacks: readonly NonNullable<Feature['fallback']>[];
  taskEnded: ReadonlyMap<string, (context: Context, params: unknown, result: unknown) => Answer>;
  districtTaskEnded: ReadonlyMap<
    string,
    (context: DistrictContext, params: unknown, result: unknown) => readonly Outgoing[]
  >;
  jobs: readonly Job[];
  /** A command that is not for this person, or not for this place; `typed`: words that began like it. */
  denied: (context: Context, command: Command<Context>, typed?: RawMessage) => Answer;
  /** Nobody understood a private message. */
  notUnderstood: (context: Context, message: RawMessage) => Answer;
  /** An answer to a question that a day of silence has closed. */
  dialogOver: (context: Context, dialog: string) => Answer;
  chatJoined: (context: Context) => Answer;
  /** The community was removed from a chat: who is told of it. */
  chatLeft: (world: World, peerId: number) => readonly Outgoing[];
};

/** One line a slice: src/features/<slice>/feature.ts. The order is the order of «Помощь» and of the intercepts. */
const SLICES: readonly Feature[] = [
  figures,
  trend,
  compare,
  forecast,
  diagnosis,
  nextStep,
  plan,
  schoolDeadlines,
  // Before the import: it takes the pictures and files that it asked for.
  answers(readElsewhere),
  report,
  schoolReport,
  schoolReports,
  reportForms,
  overview,
  region,
  schoolFigures,
  dispute,
  deadlines(readWords),
  dutyAnswers,
  dutyExtension,
  schools(readWords),
  invite(readElsewhere),
  broadcast,
  letter,
  correct,
  enterValue,
  // Before the import: a document is no table.
  dutyFromOrder,
  tableImport,
  tableProfiles,
  ownMetrics,
  doubts,
  tableSource,
  targets,
  vacations,
  silences,
  schedule(listJobs),
  journal,
  staff,
  head,
  setup,
  channel,
  fridayReminder,
  weekResults,
  deadlineReminders,
  upkeep,
  preferences(listJobs),
  // Last, so that «Помощь» ends with what everybody has.
  people(listCommands),
];

// «Вопрос» is typed with one.
const COMMANDS: readonly Command<Context>[] = SLICES.flatMap(({ commands = [] }) => commands).map(
  (command) => (command.name === 'ask' ? command : takingNoQuestion(command, readWords)),
);

/** The product as it is. */
export function createFeatures(): Features {
  return {
    denied: (context, command, typed) =>
      (typed && understandInstead(listCommands(), context, command, typed)) ?? denied(context, command),
    notUnderstood: (context, message) =>
      understand(listCommands(), context, message, denied) ?? notUnderstood(listCommands(), context, message),
    dialogOver: (context, name) => dialogOver(listDialogs(), listCommands(), context, name),
    chatJoined,
    chatLeft,
    commands: listCommands(),
    dialogs: listDialogs(),
    intercepts: SLICES.flatMap(({ intercept }) => intercept ?? []),
    fallbacks: SLICES.flatMap(({ fallback }) => fallback ?? []),
    taskEnded: new Map(SLICES.flatMap(({ taskEnded = {} }) => Object.entries(taskEnded))),
    districtTaskEnded: new Map(
      SLICES.flatMap(({ districtTaskEnded = {} }) => Object.entries(districtTaskEnded)),
    ),
    jobs: listJobs(),
  };
}

/** Free words that a command with an input of its own could not take. */
function readWords(...[context, text, accepts]: Parameters<ReadWords>): Answer | undefined {
  return understandAmong(listCommands(), context, text, accepts);
}

/** What a text asks for beyond the dialog that it was typed into; undefined: nothing that is known. */
function readElsewhere(context: Context, message: RawMessage): Answer | undefined {
  const { text } = message;
  const { audience } = context.actor;
  const typed = { text, payload: undefined, audience, openDialog: undefined, screen: [] };
  const found = route({ commands: listCommands(), dialogs: [] }, typed);
  if (found.kind === 'command' && found.command.where !== 'chat') {
    return found.command.run(context, found.input);
  }
  for (const { fallback } of SLICES) {
    const said = fallback?.(context, message);
    if (said !== undefined) return said;
  }
  return understandCommand(listCommands(), context, message);
}

function listDialogs(): readonly Dialog<Context>[] {
  return SLICES.flatMap(({ dialogs = [] }) => dialogs);
}

function listJobs(): readonly Job[] {
  return SLICES.flatMap(({ jobs = [] }) => jobs);
}

/** All commands of the product: «Помощь» is made of them. */
function listCommands(): readonly Command<Context>[] {
  return COMMANDS;
}
