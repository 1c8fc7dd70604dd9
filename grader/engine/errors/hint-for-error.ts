import { argumentRules } from './arguments';
import { axisRules } from './axes';
import { gradientRules } from './gradients';
import { languageRules } from './language';
import { notAFunctionRules } from './not-a-function';
import { notDefinedRules } from './not-defined';
import { productRules } from './products';
import type { ErrorRule } from './rule';
import { shapeRules } from './shapes';

/** What errors of tfjs and JavaScript mean. The first pattern that matches decides. */
const rules: readonly ErrorRule[] = [
  ...gradientRules,
  ...[...argumentRules, ...productRules, ...axisRules, ...shapeRules],
  ...[...notAFunctionRules, ...notDefinedRules, ...languageRules],
];

/** What to do about an error of JavaScript or tfjs; undefined if nothing special is known. */
export function hintForError(message: string): string | undefined {
  for (const [pattern, hint] of rules) {
    const match = pattern.exec(message);
    if (match !== null) return hint(...match.slice(1).map((part: string | undefined) => part ?? ''));
  }
  return undefined;
}
