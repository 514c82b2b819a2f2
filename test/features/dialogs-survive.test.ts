import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { handleWaiting } from '../../src/app/handle-incoming.ts';
import { createFeatures } from '../../src/features/registry.ts';
import type { Button } from '../../src/bot/outgoing.ts';
import { mainKeyboard } from '../../src/features/keyboards.ts';
import { texts as peopleTexts } from '../../src/features/people/texts.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { all, run } from '../../src/storage/statement.ts';
import {
  COORDINATOR,
  DIALOG_STORIES,
  buttonsSeen,
  contentOf,
  dialogOf,
  messageOf,
  openStory,
  readWithoutWeek,
  take,
} from '../support/dialog-stories.ts';
import type { DialogStory, Turn } from '../support/dialog-stories.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { TestWorld } from '../support/test-world.ts';

const HOUR_MS = 60 * 60_000;
/** «Отмена» in words or on a button; «Почему мало» keeps its place and says so. */
const WAY_OUT = /отмен|можно и позже/i;
/** Commands that ask their question at once; the others show the screen from which the dialog is begun. */
const BEGINS_AT_ONCE = new Set([
  ...['ask', 'employees', 'add-measure', 'quiet-hours', 'once-a-day'],
  ...['deadline-add', 'schools-list', 'enter-value', 'broadcast', 'invite'],
]);
const features = createFeatures();

function incidents(world: TestWorld): unknown[] {
  return all(world.db, 'SELECT incident, incoming FROM inbox WHERE incident IS NOT NULL');
}

function go(world: TestWorld, { actor }: DialogStory, turns: readonly Turn[]): string[] {
  return turns.map((turn) => take(world, actor, turn));
}

/** The story as it should be: what it counts at the end, and which of its messages answer the open dialog in words. */
function rehearse(story: DialogStory) {
  const world = openStory(story);
  const before = story.effect(world);
  const inWords: number[] = [];
  for (const [index, turn] of story.turns.entries()) {
    if (dialogOf(world, story.actor) === story.dialog) {
      if (!('press' in turn) && !('push' in turn)) inWords.push(index);
    }
    take(world, story.actor, turn);
  }
  return { world, before, after: story.effect(world), inWords };
}

type Rehearsal = ReturnType<typeof rehearse>;

/** The last message in words, and a world in which the dialog waits for it. */
function waiting(story: DialogStory, { inWords }: Rehearsal) {
  const position = inWords.findLast((index) => 'say' in (story.turns[index] ?? {})) ?? -1;
  const turn = story.turns[position];
  if (turn === undefined || !('say' in turn)) throw new Error('no message in words');
  const world = openStory(story);
  go(world, story, story.turns.slice(0, position));
  expect(dialogOf(world, story.actor)).toBe(story.dialog);
  return { world, turn, before: story.effect(world), content: contentOf(world) };
}

/** A world before the last message of the story. */
function almostDone(story: DialogStory) {
  const world = openStory(story);
  go(world, story, story.turns.slice(0, -1));
  const last = story.turns.at(-1);
  if (last === undefined) throw new Error('a story without turns');
  return { world, last, before: story.effect(world), content: contentOf(world) };
}

test('every dialog has its story', () => {
  expect(DIALOG_STORIES.map(({ dialog }) => dialog).toSorted()).toEqual(
    features.dialogs.map(({ name }) => name).toSorted(),
  );
});

describe.each(DIALOG_STORIES.map((story) => [story.dialog, story] as const))('%s', (_name, story) => {
  const { actor } = story;
  /** A button that goes on with what the dialog holds. */
  const endsWithButton = 'press' in (story.turns.at(-1) ?? {});
  let told: Rehearsal;
  beforeAll(() => {
    told = rehearse(story);
  });

  test('ends with its effect', () => {
    expect(incidents(told.world)).toEqual([]);
    expect(told.inWords, told.world.transcript).not.toEqual([]);
    expect(told.after, told.world.transcript).toBeGreaterThan(told.before);
  });

  test('the program is started anew before every message', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    let world = openStory(story, { file });
    for (const turn of story.turns) {
      world.db.close();
      world = openStory(story, { file, isNew: false });
      take(world, actor, turn);
    }
    expect(story.effect(world), world.transcript).toBe(told.after);
    expect(incidents(world)).toEqual([]);
    world.db.close();
  });

  test('its last message comes twice at once', () => {
    const { world, last } = almostDone(story);
    const from = listRecentContents(world.db, actor, 1000).length;
    for (const eventId of ['twice/1', 'twice/2']) {
      insertInboxEvent(world.db, { eventId, incoming: messageOf(world, actor, last) }, world.now);
    }
    while (handleWaiting(world.shell, world.now) > 0) world.deliver();
    world.deliver();
    expect(incidents(world)).toEqual([]);
    if (story.repeats !== true) expect(story.effect(world), world.transcript).toBe(told.after);
    expect(listRecentContents(world.db, actor, 1000).length).toBeGreaterThanOrEqual(from + 2);
  });

  test('«Отмена» ends it, the next words answer nothing', () => {
    const { world, turn, content, before } = waiting(story, told);
    const said = take(world, actor, { say: 'Отмена' });
    expect(said).toContain(peopleTexts.cancelled);
    expect(dialogOf(world, actor)).toBeUndefined();
    expect(contentOf(world)).toBe(content);
    take(world, actor, turn);
    expect(incidents(world)).toEqual([]);
    expect(contentOf(world), world.transcript).toBe(content);
    if (story.repeats !== true) expect(story.effect(world)).toBe(before);
  });

  if (endsWithButton) {
    test('a button that ends it does nothing after «Отмена»', () => {
      const { world, last, content } = almostDone(story);
      const message = messageOf(world, actor, last);
      take(world, actor, { say: 'Отмена' });
      world.receive(message);
      expect(contentOf(world), world.transcript).toBe(content);
      expect(incidents(world)).toEqual([]);
    });
  }

  test('after a day of silence it is over, and can be begun anew', () => {
    const { world, turn, content } = waiting(story, told);
    world.sleepUntil(new Date(world.now.getTime() + 25 * HOUR_MS));
    const said = take(world, actor, turn);
    expect(said).toContain(peopleTexts.dialogOver);
    expect(dialogOf(world, actor)).toBeUndefined();
    expect(contentOf(world)).toBe(content);
    const beganBy = features.dialogs.find(({ name }) => name === story.dialog)?.beganBy;
    const [newest] = listRecentContents(world.db, actor, 1);
    const buttons = newest?.kind === 'message' ? (newest.keyboard?.rows.flat() ?? []) : [];
    const payloads = buttons.flatMap((one) => (one.kind === 'command' ? [one.payload.c] : []));
    // What stands on the person's own keyboard is not offered a second time.
    const below = mainKeyboard({ actor: { audience: roleOf(story), bindings: [] } }).rows.flat();
    const isBelow = below.some((one) => one.kind === 'command' && one.payload.c === beganBy);
    expect(payloads).toEqual(isBelow ? [] : payloadsToBegin(beganBy, below));
    if (beganBy === undefined) return;
    const again = take(world, actor, { push: () => ({ c: beganBy }) });
    expect(again).not.toContain(peopleTexts.notUnderstood);
    if (BEGINS_AT_ONCE.has(beganBy)) expect(dialogOf(world, actor)).toBe(story.dialog);
    expect(incidents(world)).toEqual([]);
  });

  test('after a day of silence commands work and buttons of the draft do not', () => {
    const { world, last, content } = almostDone(story);
    const message = messageOf(world, actor, last);
    world.sleepUntil(new Date(world.now.getTime() + 25 * HOUR_MS));
    if (endsWithButton) {
      world.receive(message);
      expect(contentOf(world), world.transcript).toBe(content);
    }
    expect(take(world, actor, { say: 'Помощь' })).toContain(peopleTexts.helpHead);
    expect(take(world, actor, { say: 'Отмена' })).toContain(peopleTexts.nothingToCancel);
    expect(incidents(world)).toEqual([]);
  });

  test('another command in the middle works and ends it', () => {
    const { world, turn, content, before } = waiting(story, told);
    expect(take(world, actor, { say: 'Помощь' })).toContain(peopleTexts.helpHead);
    take(world, actor, turn);
    expect(incidents(world)).toEqual([]);
    expect(contentOf(world), world.transcript).toBe(content);
    if (story.repeats !== true) expect(story.effect(world)).toBe(before);
  });

  const mayReadFiles = actor === COORDINATOR && story.dialog !== 'import-period';
  if (mayReadFiles) {
    test('a file that was read meanwhile does not end it', () => {
      const { world, content } = waiting(story, told);
      readWithoutWeek(world);
      expect(dialogOf(world, actor)).toBe(story.dialog);
      expect(contentOf(world)).not.toBe(content);
      const last = story.turns.length - 1;
      const from = told.inWords.findLast((index) => 'say' in (story.turns[index] ?? {})) ?? last;
      go(world, story, story.turns.slice(from));
      expect(story.effect(world), world.transcript).toBe(told.after);
      expect(incidents(world)).toEqual([]);
    });
  }

  test('no button of it does anything a second time', () => {
    const world = openStory(story);
    go(world, story, story.turns);
    for (const { label, payload } of buttonsSeen(world, actor)) {
      const said = world.receive(messageOf(world, actor, { push: () => payload }));
      expect(incidents(world), label).toEqual([]);
      expect(said, label).toContain('Бот → ');
      expect(story.effect(world), `${label}\n${said}`).toBeLessThanOrEqual(told.after);
    }
  });

  test('a second device presses every button of it as well', () => {
    const world = openStory(story);
    for (const turn of story.turns) {
      if ('happens' in turn) {
        turn.happens(world);
        continue;
      }
      const message = messageOf(world, actor, turn);
      world.receive(message);
      if (message.payload === undefined) continue;
      const said = world.receive({ ...message, conversationMessageId: message.conversationMessageId + 5e8 });
      expect(said).toContain('Бот → ');
    }
    expect(incidents(world)).toEqual([]);
    expect(story.effect(world), world.transcript).toBe(told.after);
  });

  test.each(['{"v":0}', 'null', '"строка"'])('a state it does not know: %s', (state) => {
    for (const { world, turn, content } of [
      waiting(story, told),
      { ...almostDone(story), turn: undefined },
    ]) {
      const message = messageOf(world, actor, turn ?? story.turns.at(-1) ?? { say: '' });
      run(world.db, 'UPDATE dialog SET state = ?', [state]);
      const said = world.receive(message);
      expect(said).toContain('Бот → ');
      expect(incidents(world)).toEqual([]);
      if (story.stateless !== true && (turn !== undefined || endsWithButton)) {
        expect(contentOf(world), world.transcript).toBe(content);
      }
    }
  });

  if (story.refuses !== undefined) {
    test('three wrong answers: it says how to leave', () => {
      const { refuses = '' } = story;
      const { world, content } = waiting(story, told);
      const said = [1, 2, 3].map(() => take(world, actor, { say: refuses }));
      expect(dialogOf(world, actor), world.transcript).toBe(story.dialog);
      expect(contentOf(world)).toBe(content);
      expect(incidents(world)).toEqual([]);
      expect(
        said.some((one) => WAY_OUT.test(one)),
        said.join('\n'),
      ).toBe(true);
    });
  }
});

test.each([
  ['why', 'нет'],
  ['time-zone', 'Омск'],
  ['plan-move', 'Завтра'],
  ['import-period', '19–25.10'],
])('%s: after «Отмена» the label «%s», typed, is no answer either', (dialog, label) => {
  const story = DIALOG_STORIES.find((one) => one.dialog === dialog);
  if (story === undefined) throw new Error(`no story of ${dialog}`);
  const { world, content } = waiting(story, rehearse(story));
  take(world, story.actor, { say: 'Отмена' });
  take(world, story.actor, { say: label });
  expect(contentOf(world), world.transcript).toBe(content);
  expect(incidents(world)).toEqual([]);
});

function roleOf({ actor }: DialogStory): 'director' | 'coordinator' {
  return actor === COORDINATOR ? 'coordinator' : 'director';
}

/** The way back to the beginning; where the bot itself began, the person's own keyboard. */
function payloadsToBegin(beganBy: string | undefined, below: readonly Button[]): string[] {
  if (beganBy !== undefined) return [beganBy];
  return below.flatMap((one) => (one.kind === 'command' ? [one.payload.c] : []));
}
