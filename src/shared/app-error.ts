/**
 * A failure with a sentence for the person at the terminal. `exitCode`: 1 refused, 78 configuration (sysexits'
 * EX_CONFIG). `message` is that sentence, in Russian, worded in the `texts.ts` of the folder that throws.
 */
export class AppError extends Error {
  readonly exitCode: 1 | 78;

  constructor(message: string, options: { exitCode?: 1 | 78; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.exitCode = options.exitCode ?? 1;
  }
}
