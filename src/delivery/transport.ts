import type { ButtonAnswer, Keyboard, Lane } from '../bot/outgoing.ts';
import type { PeerId } from '../bot/incoming.ts';

/**
 * What a failed call asks of us. `retry`: try again; `paced`: later, the messenger wants fewer; `person`, `chat`: never
 * again to this peer; `operator`: somebody must change a setting in the messenger; `halt`: the token or the community
 * itself; `defect`: our own mistake, never retried as it is; `unknown`: a code nobody has classified, permanent.
 */
export type SendFailureKind =
  'retry' | 'paced' | 'person' | 'chat' | 'operator' | 'halt' | 'defect' | 'unknown';

export type SendFailure = {
  kind: SendFailureKind;
  /** The messenger's own number, where it gave one. */
  code?: number;
  /** For the log, in the messenger's words; no secrets. */
  message: string;
  /** `paced`: the shortest wait, before it grows with repetition. */
  retryAfterMs?: number;
  /** It is certain that this attempt delivered nothing. */
  answered: boolean;
  /** Not this peer's matter: the whole community is affected at once. */
  community?: true;
};

export type Failed = { kind: 'failed'; failure: SendFailure };

/** `conversationMessageId` is needed to edit the message later; `messageId` is 0 in chats. */
export type Sent = { kind: 'sent'; messageId?: number; conversationMessageId?: number };

export type SendOutcome = Sent | Failed;
export type UploadOutcome = { kind: 'uploaded'; attachment: string } | Failed;

/** `found`: it stands in the dialog; `absent`: certainly not; `unknown`: the history does not tell. */
export type LookUpOutcome =
  | { kind: 'found'; messageId?: number; conversationMessageId?: number }
  | { kind: 'absent' }
  | { kind: 'unknown' }
  | Failed;

export type OutgoingMessage = {
  peerId: PeerId;
  /** The messenger's lock against doubles: the same number, the same message. */
  randomId: number;
  text: string;
  keyboard?: Keyboard;
  /** The messenger's own strings of what is uploaded. */
  attachments: readonly string[];
  /** Pictures and files the messenger holds already; where it refuses them the text goes alone and says so. */
  references?: readonly string[];
};

/** A document is kept under its name; a picture is shown in the dialog. */
export type UploadedFile = {
  kind: 'document' | 'picture';
  peerId: PeerId;
  fileName: string;
  bytes: Uint8Array;
};

/** `signal` ends the waiting for a place among the calls, never a call that began: that one is waited for. */
export type CallOptions = { lane: Lane; signal?: AbortSignal };

/**
 * The messenger, for sending. Every expected failure is an outcome; a throw is a defect. None of the calls repeats
 * itself: repeating is the dispatcher's.
 */
export type Transport = {
  send(message: OutgoingMessage, options: CallOptions): Promise<SendOutcome>;
  answerButton(answer: ButtonAnswer, options: CallOptions): Promise<SendOutcome>;
  upload(file: UploadedFile, options: CallOptions): Promise<UploadOutcome>;
  /** Looks in a private dialog for a message whose attempts began at `since`. */
  findSent(
    query: { peerId: PeerId; randomId: number; text: string; since: Date },
    options: CallOptions,
  ): Promise<LookUpOutcome>;
};
