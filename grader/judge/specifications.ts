/** The file that Jest runs: a test for every check. It is bundled before Jest starts, so that Jest has nothing to transform. */
import { describe, expect, test } from '@jest/globals';
import type { Specified } from './specified';

declare const specified: Specified;

for (const { id, checks } of specified.exercises) {
  describe(id, () => {
    for (const check of checks) {
      test(check, async () => {
        expect(await specified.passed(id, check)).toBe(true);
      });
    }
  });
}
