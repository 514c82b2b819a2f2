/**
 * Cuts a text into parts of at most `limit` UTF-16 units: on line ends where possible, else on spaces, else between
 * characters (never inside a surrogate pair). VK cuts a message at 4096; 4000 leaves room.
 */
export function splitText(text: string, limit = 4000): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutBefore(rest, limit);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).replace(/^\s+/, '');
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function cutBefore(text: string, limit: number): number {
  for (const separator of ['\n', ' ']) {
    const at = text.lastIndexOf(separator, limit);
    // A cut in the first quarter would make crumbs of a text with one early line end.
    if (at > limit / 4) return at;
  }
  const unit = text.charCodeAt(limit - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit;
}
