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
  /** Nothing was called: `CallOptions.admit` said no. */
  withdrawn?: true;
  /** One call for many was refused as a whole, and nobody can tell for whose sake: each goes alone. */
  alone?: true;
  /** What is attached may be the cause: a file uploaded for somebody else. */
  attached?: true;
  /** The message can no longer be edited; a new one can be sent. */
  uneditable?: true;
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

type MessageContent = {
  /** The messenger's lock against doubles: the same number, the same message. */
  randomId: number;
  text: string;
  keyboard?: Keyboard;
  /** The messenger's own strings of what is uploaded. */
  attachments: readonly string[];
  /** Pictures and files the messenger holds already; where it refuses them the text goes alone and says so. */
  references?: readonly string[];
  /** Whoever the text mentions is notified. */
  notifies?: true;
};

export type OutgoingMessage = MessageContent & { peerId: PeerId };

/** One message to many dialogs in one call; each of them keeps its own check for doubles. */
export type SharedMessage = MessageContent & { peerIds: readonly PeerId[] };

/** What a message that stands in a dialog is replaced by: all of it, what is left out is gone. */
export type EditedMessage = Omit<MessageContent, 'randomId'> & {
  peerId: PeerId;
  conversationMessageId: number;
};

/** A document is kept under its name; a picture is shown in the dialog. */
export type UploadedFile = {
  kind: 'document' | 'picture';
  peerId: PeerId;
  fileName: string;
  bytes: Uint8Array;
};

/**
 * `signal` ends the waiting for a place among the calls, never a call that began: that one is waited for. `admit` is
 * asked when the place is there: false – the call is no longer wanted and is not made.
 */
export type CallOptions = { lane: Lane; signal?: AbortSignal; admit?: () => boolean };

/** How many dialogs one call reaches. */
export const PEERS_IN_A_CALL = 100;

/**
 * The messenger, for sending. Every expected failure is an outcome; a throw is a defect. None of the calls repeats
 * itself: repeating is the dispatcher's.
 */
export type Transport = {
  send(message: OutgoingMessage, options: CallOptions): Promise<SendOutcome>;
  /** An outcome for each of `peerIds`, in their order; at most PEERS_IN_A_CALL. */
  sendToAll(message: SharedMessage, options: CallOptions): Promise<SendOutcome[]>;
  /** Harmless when repeated: the message then has the same content again. */
  edit(message: EditedMessage, options: CallOptions): Promise<SendOutcome>;
  answerButton(answer: ButtonAnswer, options: CallOptions): Promise<SendOutcome>;
  upload(file: UploadedFile, options: CallOptions): Promise<UploadOutcome>;
  /** Looks in a private dialog for a message whose attempts began at `since`. */
  findSent(
    query: { peerId: PeerId; randomId: number; text: string; since: Date },
    options: CallOptions,
  ): Promise<LookUpOutcome>;
};
