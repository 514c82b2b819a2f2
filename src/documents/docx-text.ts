import { AlignmentType, TextRun } from 'docx';

/** XML has no place for them: one makes the whole file unreadable. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Of an emoji that was cut in two. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** A text as runs: a line break is one on paper, a tab is a space, what XML cannot hold is left out. */
export function textRuns(
  text: string,
  { isBold = false, size }: { isBold?: boolean; size?: number } = {},
): TextRun[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(HALF_CHARACTER, '')
    .split('\n');
  return lines.map(
    (line, index) =>
      new TextRun({
        text: line,
        ...(index > 0 && { break: 1 }),
        // Left out where the style decides, as in a heading. The lint takes docx's property for the string method of HTML.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        ...(isBold && { bold: true }),
        ...(size !== undefined && { size }),
      }),
  );
}

export type Align = 'left' | 'center' | 'right' | 'justify';

export function alignment(align: Align): (typeof AlignmentType)[keyof typeof AlignmentType] {
  switch (align) {
    case 'left':
      return AlignmentType.LEFT;
    case 'center':
      return AlignmentType.CENTER;
    case 'right':
      return AlignmentType.RIGHT;
    case 'justify':
      return AlignmentType.JUSTIFIED;
  }
}
