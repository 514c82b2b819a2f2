const HIDDEN = '…';
/** As src/shared/random.ts makes them: ten letters and digits, both among them. */
const CODE = /(?<![A-Z0-9])(?=[A-Z]*\d)(?=\d*[A-Z])[2-9B-DF-HJ-NP-TV-Z]{10}(?![A-Z0-9])/g;

/** What the bot told a person, without anybody else's page, code or invitation: their own page stays. */
export function withoutOthers(said: string, externalId: number): string {
  return said
    .replace(/vk\.com\/id(\d+)/g, (page, id: string) =>
      Number(id) === externalId ? page : `vk.com/id${HIDDEN}`,
    )
    .replace(/([?&]ref=)[\w-]+/g, `$1${HIDDEN}`)
    .replace(CODE, HIDDEN);
}
