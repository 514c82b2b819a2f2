import { matchSchool, namedSchools } from '../features/subjects/schools/district-schools.ts';
import type { NamedSchool } from '../features/subjects/schools/district-schools.ts';
import type { DistrictContext } from '../features/context.ts';
import { AppError } from '../shared/app-error.ts';
import { commandTexts as texts } from './command-texts.ts';

/** The school a spelling names; throws AppError that lists the candidates where it names none or several. */
export function getSchool(context: DistrictContext, spelling: string): NamedSchool {
  const match = matchSchool(spelling, namedSchools(context));
  if (match.kind === 'one') return match.school;
  const names = match.candidates.map(({ name }) => name);
  throw new AppError(
    match.kind === 'several' ? texts.ambiguousSchool(spelling, names) : texts.unknownSchool(spelling, names),
  );
}
