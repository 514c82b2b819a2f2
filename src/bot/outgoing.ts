import type { ChartSpec } from '../charts/chart-spec.ts';
import type { DocumentSpec } from '../documents/document-spec.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { TimeZone } from '../domain/zone.ts';
import type { ButtonPayload, PeerId } from './incoming.ts';

export type ButtonColor = 'primary' | 'secondary' | 'positive' | 'negative';

/** A button that says its label when pressed and carries the command it stands for; or a link. */
export type Button =
  | { kind: 'command'; label: string; payload: ButtonPayload; color?: ButtonColor }
  | { kind: 'link'; label: string; url: string };

/** `inline` stands under its message; otherwise it replaces the person's keyboard. */
export type Keyboard = { inline: boolean; rows: readonly (readonly Button[])[] };

/** What is said, before it is somebody's: text, buttons, documents and pictures to be drawn at delivery. */
export type Reply = {
  text: string;
  keyboard?: Keyboard;
  documents?: readonly DocumentSpec[];
  /** Pictures to be drawn at delivery; what they show always stands in `text` too. */
  charts?: readonly ChartSpec[];
  /** Pictures and files that the messenger already holds, by its own references. */
  attachments?: readonly string[];
  /** An offer names its buttons: all of them stand under it, those too that the person's keyboard has. */
  keepsAll?: true;
  /** Whoever the text mentions is notified; otherwise a mention is only a link, whoever typed it. */
  notifies?: true;
};

/** Answers go before bulk and are held up by nothing but the peer's own earlier messages. */
export type Lane = 'reply' | 'bulk';

/** A message on its way to the outbox. */
export type Outgoing = Reply & {
  to: PeerId;
  lane: Lane;
  /** Not before this instant (default: at once). */
  notBefore?: Date;
  /** Not after this instant (default: useful for ever). */
  usefulUntil?: Date;
  /** A second message with this key is not said. */
  dedupeKey?: string;
  batchId?: number;
};

/** The answer to a callback button: a short line over the dialog. Useful for 50 seconds. */
export type ButtonAnswer = { answerId: string; senderId: number; peerId: PeerId; text?: string };

/** Hours in which nobody is written to first. */
export type Hours = { quiet: QuietHours; zone: TimeZone };

/**
 * The whole new content of a message that was sent. `otherwise`: said as a message of its own where the messenger no
 * longer lets that one be edited, out of the quiet `hours`.
 */
type Edit = Reply & { otherwise?: Reply; hours?: Hours };

/** What an outbox row holds. */
export type OutboxContent =
  ({ kind: 'message' } & Reply) | ({ kind: 'edit' } & Edit) | ({ kind: 'button-answer' } & ButtonAnswer);
