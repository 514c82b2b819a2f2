import { isChat } from '../bot/incoming.ts';
import type { Audience } from '../bot/command.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Binding, Person } from '../domain/person.ts';
import type { Reference } from '../domain/reference.ts';
import type { Retention } from '../domain/retention.ts';
import type { School, Unit } from '../domain/unit.ts';
import type { Random } from '../shared/random.ts';
import type { Db } from '../storage/open.ts';

/** What every handler is given: the database inside the shell's transaction, the moment, the data of the program. */
export type World = {
  db: Db;
  now: Date;
  random: Random;
  reference: Reference;
  /** The community the bot speaks for. */
  community: { groupId: number; screenName: string };
  /** Settings of a district that nobody changed. */
  defaults: DistrictSettings;
  /** How long words are kept, where the installation sets it: the rest of DEFAULT_RETENTION holds. */
  retention?: Partial<Retention>;
  /** A subcommand works: what it does is nobody's of the messenger. */
  byCommandLine?: true;
};

/** A handler's view when it works for one district: jobs and task results. */
export type DistrictContext = World & { district: Unit; settings: DistrictSettings };

/** Who speaks, in the role they speak in. */
export type Actor = {
  person: Person;
  /** Every role the person holds. */
  bindings: readonly Binding[];
  /** The one they speak in now; undefined for a guest. */
  binding: Binding | undefined;
  audience: Audience;
  /** The organisation of a director or an ответственный. */
  school: School | undefined;
};

/** A handler's view of a message. `peerId` is where its replies go: the private dialog for a private command. */
export type Context = DistrictContext & { actor: Actor; peerId: number };

export function inChat(context: Pick<Context, 'peerId'>): boolean {
  return isChat(context.peerId);
}

/** The school of a director's or an ответственный's command; a command of theirs is never run without one. */
export function schoolOf(context: Context): School {
  const { school } = context.actor;
  if (school === undefined) throw new Error('the command needs a school, the actor has none');
  return school;
}
