const MOST_TEXTS = 40;
const LONGEST = 1000;

/** The last texts met before a table: its titles stand among them. */
export function textsAbove(): { add(text: string): void; all(): string[]; clear(): void } {
  let texts: string[] = [];
  return {
    add(text) {
      if (text === '') return;
      texts.push(text.slice(0, LONGEST));
      if (texts.length > MOST_TEXTS) texts.shift();
    },
    all: () => [...texts],
    clear() {
      texts = [];
    },
  };
}
