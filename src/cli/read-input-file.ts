import { readFileSync, statSync } from 'node:fs';
import { MAX_FILE_BYTES } from '../features/table-import/reading-task.ts';
import { AppError } from '../shared/app-error.ts';
import { commandTexts as texts } from './command-texts.ts';

/** The bytes of a table; `given` is the path as the person wrote it. Throws AppError where it cannot be read. */
export function readInputFile(path: string, given: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > MAX_FILE_BYTES) throw new AppError(texts.fileTooLarge(given));
    return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError(texts.fileNotRead(given, code), { cause: error });
  }
}
