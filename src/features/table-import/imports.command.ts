import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { findImport, findLatestImport, listOfficeImports, undoImport } from '../../storage/import.ts';
import type { StoredImport } from '../../storage/import.ts';
import { listWaitingFiles } from '../../storage/staged-file.ts';
import type { WaitingFile } from '../../storage/staged-file.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { broughtUnits, correctedDispute, importLine } from '../subjects/tables/import-line.ts';
import { reachAhead } from '../subjects/tables/reach-ahead.ts';
import { followChange } from '../subjects/tables/reach.ts';
import { importTexts } from '../subjects/tables/import-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentOf } from '../moment.ts';
import { isCalledOff } from '../refusal.ts';
import { senderOf } from './own-file.ts';
import { texts } from './texts.ts';

const LINES = 5;
const MOST_WAITING = 3;
const undoArgs = z.object({ i: z.int(), yes: z.literal(1).optional() });

export const importsCommand: Command<Context> = {
  name: 'imports',
  words: [texts.importsWord],
  help: texts.importsHelp,
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const imports = listOfficeImports(context.db, context.district.id, LINES);
    const waiting = listWaitingFiles(context.db, context.district.id, context.now);
    if (imports.length + waiting.length === 0) return answer(texts.noImports);
    const shown = waiting.slice(0, MOST_WAITING);
    const opened = shown.map(({ id }, index) => button(texts.openFile(index + 1), 'import-open', { f: id }));
    const undone = imports
      .filter(({ undoneAt, inForce }) => undoneAt === undefined && inForce > 0)
      .map(undoButton);
    const rows = opened.length === 0 ? undone.map((one) => [one]) : [...inRows(opened), ...inRows(undone)];
    return answer(
      [
        ...waitingLines(context, shown, waiting.length - shown.length),
        ...(imports.length > 0 ? [texts.importsHead] : []),
        ...imports.map((one) => importLine(context, one)),
      ].join('\n'),
      rows.length > 0 ? { keyboard: inline(...rows) } : {},
    );
  },
};

/** Files that any coordinator of the district may go on with. */
function waitingLines(context: Context, shown: readonly WaitingFile[], more: number): string[] {
  if (shown.length === 0) return [];
  const lines = shown.map(({ name, personId, createdAt }, index) =>
    texts.waitingLine(index + 1, name, senderOf(context, personId), momentOf(context, createdAt)),
  );
  return [texts.waitingHead, ...lines, ...(more > 0 ? [texts.moreWaiting(more)] : [])];
}

/** Asks once, then takes an import back. Typed without a number it means the newest one. */
export const undoImportCommand: Command<Context> = {
  name: 'import-undo',
  words: [texts.undo],
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text, args }) {
    // «отменить загрузку не надо»
    if (isCalledOff(text)) return answer(texts.kept);
    const parsed = undoArgs.safeParse(args);
    const typed = /\d+/.exec(text);
    const id = parsed.success ? parsed.data.i : typed === null ? newestOf(context)?.id : Number(typed[0]);
    const found = id === undefined ? undefined : findImport(context.db, id);
    if (found?.districtId !== context.district.id || found.origin === 'school')
      return answer(texts.unknownImport);
    if (found.undoneAt !== undefined) {
      return answer(`${texts.undoneAlready} ${alreadyDone(context, found.undoneBy, found.undoneAt)}`);
    }
    // The school behind a correction is to be told, and its question opens again.
    if (correctedDispute(found) !== undefined) {
      return answer(texts.confirmUndoCorrection(importLine(context, found)), {
        keyboard: inline([
          button(texts.yesUndo, 'dispute-undo', { i: found.id, yes: 1 }, 'negative'),
          button(texts.keepIt, 'dispute-keep'),
        ]),
      });
    }
    if (!parsed.success || parsed.data.yes === undefined) {
      const ahead = reachAhead(context, () => undoImport(context.db, found.id, undefined, context.now));
      const asked = [texts.confirmUndo(importLine(context, found)), ...(ahead === undefined ? [] : [ahead])];
      return answer(asked.join('\n'), {
        keyboard: inline([
          button(texts.yesUndo, 'import-undo', { i: found.id, yes: 1 }, 'negative'),
          button(texts.keepIt, 'import-keep'),
        ]),
      });
    }
    const { reach } = followChange(context, () => {
      undoImport(context.db, found.id, context.actor.person.id, context.now);
      noteAct(context, actTexts.importUndone(found.id, found.title, found.inForce));
    });
    return answer(
      [
        importTexts.undone(found.id, found.inForce),
        ...(broughtUnits(found) ? [texts.undoneSchools] : []),
        ...reach.lines,
      ].join('\n'),
      { ...(reach.rows.length > 0 && { keyboard: inline(...reach.rows) }), notices: reach.notices },
    );
  },
};

export const keepImportCommand: Command<Context> = {
  name: 'import-keep',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: () => answer(texts.kept),
};

function undoButton(one: StoredImport): Button {
  const { id } = one;
  return correctedDispute(one) === undefined
    ? button(texts.undoOne(id), 'import-undo', { i: id })
    : button(texts.undoCorrection(id), 'dispute-undo', { i: id });
}

function newestOf({ db, district }: Context): StoredImport | undefined {
  const candidates = [
    findLatestImport(db, district.id, 'federal'),
    findLatestImport(db, district.id, 'coordinator'),
  ];
  return candidates
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.id - a.id)
    .at(0);
}
