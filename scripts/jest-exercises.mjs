// @ts-check
/**
 * The code that Jest runs for an exercise's file: one test per check. The file itself runs in the
 * sandbox; its imports tell Jest which exercises a change affects.
 */
const TESTS = `const { title, checks } = globalThis.exerciseUnderTest;
describe(title, () => {
  for (const check of checks) test(check.title, () => check.run());
});
`;

export default { process: () => ({ code: TESTS }), getCacheKey: () => TESTS };
