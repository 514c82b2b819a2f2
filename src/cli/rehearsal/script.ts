import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { TimeZone } from '../../domain/zone.ts';
import type { SandboxWorld } from '../../sandbox/server.ts';
import type { TranscriptMessage } from '../../sandbox/transcript.ts';
import type { Attachment } from '../../sandbox/wire.ts';
import type { Cast } from './cast.ts';
import { rehearsalTexts as texts } from './texts.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * Prints what the sandbox holds new, moment by moment. One text to many is printed once with all who get it: that is how
 * a person reads a year.
 */
export function createScript({
  cast,
  zone,
  write,
}: {
  cast: Cast;
  zone: TimeZone;
  write: (text: string) => void;
}) {
  /** What of a dialog is printed: by conversation_message_id, its text. */
  const printed = new Map<number, Map<number, string>>();
  const sentAt = new Map<number, number[]>();
  let messages = 0;
  let headed: string | undefined;

  function heading(at: Date): string {
    const head = texts.moment(localDayOf(at, zone), localTimeOf(at, zone));
    if (head === headed) return '';
    headed = head;
    return `${head}\n`;
  }

  return {
    /** `peers`: dialogs that may hold something new. */
    print(world: SandboxWorld, peers: readonly number[], at: Date): void {
      const groups = new Map<string, number[]>();
      for (const peerId of peers.toSorted((a, b) => cast.placeOf(a) - cast.placeOf(b))) {
        const known = printed.get(peerId) ?? new Map<number, string>();
        printed.set(peerId, known);
        for (const message of world.botMessages(peerId)) {
          const before = known.get(message.conversationMessageId);
          const body = bodyOf(message, before !== undefined);
          if (before === message.text) continue;
          known.set(message.conversationMessageId, message.text);
          groups.set(body, [...(groups.get(body) ?? []), peerId]);
          messages += 1;
          sentAt.set(peerId, [...(sentAt.get(peerId) ?? []), at.getTime()]);
        }
      }
      for (const [body, to] of groups) {
        write(`${heading(at)}${texts.to(to.map(cast.nameOf))}\n${body}\n`);
      }
    },
    said(at: Date, name: string, text: string): void {
      write(`${heading(at)}${texts.said(name, text)}\n`);
    },
    stopped(until: Date, at: Date): void {
      write(`${heading(at)}${texts.stopped(localDayOf(until, zone), localTimeOf(until, zone))}\n`);
    },
    total(): string {
      const people = [...sentAt].filter(([peerId]) => peerId < 2_000_000_000);
      const most = Math.max(0, ...people.map(([, times]) => mostInAWeek(times)));
      return `\n${texts.total(messages, sentAt.size, most)}\n`;
    },
  };
}

function bodyOf({ text, keyboard, attachments }: TranscriptMessage, isEdit: boolean): string {
  const rows = keyboard?.inline === true ? keyboard.buttons : [];
  return [
    ...(isEdit ? [texts.corrected] : []),
    ...text.split('\n'),
    ...attachments.map(attachmentLine),
    ...rows.map((row) => row.map(({ action }) => `[${action.label ?? ''}]`).join(' ')),
  ]
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}

function attachmentLine({ type, ...rest }: Attachment): string {
  const doc: unknown = rest['doc'];
  if (typeof doc === 'object' && doc !== null && 'title' in doc) return texts.document(String(doc.title));
  return type === 'photo' ? texts.picture : `[${type}]`;
}

function mostInAWeek(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => from <= at && at < from + WEEK_MS).length));
}
