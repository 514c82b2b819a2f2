import type { Button, Keyboard, Reply } from '../bot/outgoing.ts';

/** A part of a message of several, with its heading. */
export type Part = { title: string; message: Reply };

/** VK cuts a message at 4096 letters; what is longer begins a new one. */
const MOST_LETTERS = 4000;
const MOST_BUTTONS = 10;
const MOST_ROWS = 6;
const GAP = '\n\n';

/**
 * Several messages as one, in their order: a heading over each part, all their buttons under the last, each once. What is
 * longer than a message may be goes on in another, with the buttons of its own parts. One part alone stays as it was.
 */
export function mergeReplies(parts: readonly Part[]): Reply[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  if (others.length === 0) return [first.message];
  const groups: Part[][] = [];
  let letters = 0;
  for (const part of parts) {
    const group = groups.at(-1);
    const more = GAP.length + textOf(part).length;
    if (group === undefined || letters + more > MOST_LETTERS) {
      groups.push([part]);
      letters = textOf(part).length;
    } else {
      group.push(part);
      letters += more;
    }
  }
  return groups.map(mergeGroup);
}

function textOf({ title, message }: Part): string {
  return `${title}\n${message.text}`;
}

function mergeGroup(group: readonly Part[]): Reply {
  const messages = group.map(({ message }) => message);
  const keyboard = unionOf(messages.flatMap((message) => message.keyboard ?? []));
  const documents = messages.flatMap((message) => message.documents ?? []);
  const charts = messages.flatMap((message) => message.charts ?? []);
  const attachments = messages.flatMap((message) => message.attachments ?? []);
  return {
    text: group.map(textOf).join(GAP),
    ...(keyboard && { keyboard }),
    ...(documents.length > 0 && { documents }),
    ...(charts.length > 0 && { charts }),
    ...(attachments.length > 0 && { attachments }),
  };
}

/** Every button once, in rows as they were; where they are too many, the ones that do something first. */
function unionOf(keyboards: readonly Keyboard[]): Keyboard | undefined {
  const seen = new Set<string>();
  const rows = keyboards
    .filter(({ inline }) => inline)
    .flatMap(({ rows }) => rows)
    .map((row) =>
      row.filter((button) => {
        // A label is what a person types: it stands for one thing on a screen.
        const marks = [`label ${button.label}`, targetOf(button)];
        const isKnown = marks.some((mark) => seen.has(mark));
        for (const mark of marks) seen.add(mark);
        return !isKnown;
      }),
    )
    .filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length === 0) return undefined;
  if (rows.length <= MOST_ROWS && buttons.length <= MOST_BUTTONS) return { inline: true, rows };
  const kept = buttons
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MOST_BUTTONS)
    .toSorted((a, b) => buttons.indexOf(a) - buttons.indexOf(b));
  return { inline: true, rows: inPairs(kept) };
}

function targetOf(button: Button): string {
  return button.kind === 'link' ? `link ${button.url}` : `command ${JSON.stringify(button.payload)}`;
}

function rankOf(button: Button): number {
  if (button.kind === 'link') return 2;
  return button.color === 'positive' ? 0 : button.color === 'primary' ? 1 : 2;
}

function inPairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));
}
