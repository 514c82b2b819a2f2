import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, migrations/ and data/. src/shared and dist/shared lie equally deep under it. */
const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An absolute path inside the installed program. */
export function projectPath(...parts: string[]): string {
  return join(PROJECT_ROOT, ...parts);
}
