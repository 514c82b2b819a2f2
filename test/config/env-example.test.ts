import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/env.ts';
import { projectPath } from '../../src/shared/project-root.ts';

const example = readFileSync(projectPath('.env.example'), 'utf8');

describe('.env.example', () => {
  it('has the variables of the schema, in its order and with its defaults', () => {
    const defaults = Object.entries(VARIABLES).map(([name, variable]) => [
      name,
      'default' in variable ? variable.default : '',
    ]);
    expect([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value])).toEqual(
      defaults,
    );
    expect(Object.keys(parseEnv(example)).toSorted()).toEqual(Object.keys(VARIABLES).toSorted());
  });

  it('says in Russian what each of them is', () => {
    for (const name of Object.keys(VARIABLES)) {
      const before =
        example
          .slice(0, example.indexOf(`\n${name}=`))
          .split('\n')
          .at(-1) ?? '';
      expect(before, name).toMatch(/^# .*[а-яё]{4,}.*\.$/i);
    }
  });
});
