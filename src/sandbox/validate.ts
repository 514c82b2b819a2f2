import { vkError } from './vk-error.ts';

/**
 * What a parameter must look like, in the terms of VK's schema: `min`/`max` for numbers, `maxItems` for lists (comma
 * separated), `required` says what VK adds to error 100 when it is missing.
 */
type Rule = { required?: true };
type IntRule = Rule & { kind: 'int'; min?: number; max?: number };
type IntsRule = Rule & { kind: 'ints'; maxItems?: number; maxItem?: number };
type StringRule = Rule & { kind: 'string'; maxLength?: number; oneOf?: readonly string[] };
type StringsRule = Rule & { kind: 'strings'; maxItems?: number };
type BoolRule = Rule & { kind: 'bool' };
type ParamRule = IntRule | IntsRule | StringRule | StringsRule | BoolRule;
export type ParamRules = Readonly<Record<string, ParamRule>>;

type ValueOf<R extends ParamRule> = R extends IntRule
  ? number
  : R extends IntsRule
    ? number[]
    : R extends StringsRule
      ? string[]
      : R extends BoolRule
        ? boolean
        : string;

/** The typed arguments of a method: required ones are there, the others may be undefined. */
export type ArgsOf<R extends ParamRules> = {
  [K in keyof R]: R[K] extends { required: true } ? ValueOf<R[K]> : ValueOf<R[K]> | undefined;
};

const INTEGER = /^-?\d{1,18}$/;

/** Reads and checks the parameters; throws VK's error 100 with VK's wording. Parameters without a rule are ignored, as VK does. */
export function parseArgs<R extends ParamRules>(rules: R, params: URLSearchParams): ArgsOf<R> {
  const args: Record<string, unknown> = {};
  for (const name in rules) {
    const rule = rules[name];
    if (rule === undefined) continue;
    const raw = params.get(name);
    if (raw === null || (raw === '' && rule.kind !== 'string')) {
      if (rule.required) throw vkError(100, `${name} is undefined`);
      continue;
    }
    args[name] = parseValue(name, rule, raw);
  }
  return args as ArgsOf<R>;
}

function parseValue(name: string, rule: ParamRule, raw: string): unknown {
  switch (rule.kind) {
    case 'int':
      return parseInteger(name, rule, raw);
    case 'ints': {
      const items = splitList(name, raw, rule.maxItems);
      return items.map((item) =>
        parseInteger(name, rule.maxItem === undefined ? {} : { max: rule.maxItem }, item),
      );
    }
    case 'strings':
      return splitList(name, raw, rule.maxItems);
    case 'bool':
      if (raw === '1' || raw === 'true') return true;
      if (raw === '0' || raw === 'false') return false;
      throw vkError(100, `${name} should be boolean`);
    case 'string':
      if (rule.required && raw === '') throw vkError(100, `${name} is undefined`);
      if (rule.maxLength !== undefined && raw.length > rule.maxLength) {
        throw vkError(100, `${name} should be less or equal ${rule.maxLength} letters length`);
      }
      if (rule.oneOf !== undefined && !rule.oneOf.includes(raw)) {
        throw vkError(100, `${name} should be one of: ${rule.oneOf.join(', ')}`);
      }
      return raw;
  }
}

function splitList(name: string, raw: string, maxItems: number | undefined): string[] {
  const items = raw.split(',').map((item) => item.trim());
  if (maxItems !== undefined && items.length > maxItems) {
    throw vkError(100, `${name} should contain no more than ${maxItems} items`);
  }
  return items;
}

function parseInteger(name: string, { min, max }: { min?: number; max?: number }, raw: string): number {
  if (!INTEGER.test(raw)) throw vkError(100, `${name} not integer`);
  const value = Number(raw);
  if (min !== undefined && value < min) throw vkError(100, `${name} should be greater or equal to ${min}`);
  if (max !== undefined && value > max) throw vkError(100, `${name} should be less or equal to ${max}`);
  return value;
}
