import type { Outgoing, Reply } from './outgoing.ts';

/** Work to be done outside the transaction; `kind` names a runner in app/, `params` are JSON. */
type TaskRequest = { kind: string; params: unknown };

/** Where a conversation stands after the answer: `keep` leaves it as it is. */
type DialogStep = { name: string; state: unknown } | 'end' | 'keep';

/** What a handler gives back; the shell commits it in one transaction. */
export type Answer = {
  /** To the dialog the message came from, in order. */
  replies: readonly Reply[];
  /** To others: the coordinator, the schools, the channel. */
  notices?: readonly Outgoing[];
  tasks?: readonly TaskRequest[];
  /** Default: a command ends an open dialog, a dialog's own step too. */
  dialog?: DialogStep;
  /** The words of the message held what is not to be kept (somebody's name): they are emptied at once. */
  forgets?: true;
};

export function answer(text: string, extra: Omit<Reply, 'text'> & Omit<Answer, 'replies'> = {}): Answer {
  const { keyboard, documents, charts, attachments, keepsAll, ...rest } = extra;
  const reply = {
    text,
    ...(keyboard && { keyboard }),
    ...(documents && { documents }),
    ...(charts && { charts }),
    ...(attachments && { attachments }),
    ...(keepsAll === true && { keepsAll }),
  };
  return { replies: [reply], ...rest };
}

export const silence: Answer = { replies: [], dialog: 'keep' };
