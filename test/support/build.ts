import { execFileSync } from 'node:child_process';
import { projectPath } from '../../src/shared/project-root.ts';

/** Builds dist/ as `npm ci` does: process tests run what people run. */
export function buildProgram(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: projectPath(), stdio: 'inherit' });
}
