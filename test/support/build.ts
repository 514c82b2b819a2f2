import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../src/shared/project-root.ts';

const BUILT = projectPath('dist', 'cli', 'bin.js');

/**
 * Vitest's global setup: process tests run what people run, so dist/ is built as `npm ci` does it – once, before all
 * tests, and only where the sources are newer.
 */
export default function buildProgram(): void {
  if (existsSync(BUILT) && newest(projectPath('src')) <= statSync(BUILT).mtimeMs) return;
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: projectPath(), stdio: 'inherit' });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}
