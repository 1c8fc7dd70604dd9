// @ts-check
/**
 * What Jest runs for the file of an exercise: a test for each of its checks. The file itself is run in the sandbox, and its imports tell
 * Jest which exercises a change affects.
 */
const TESTS = `const { title, checks } = globalThis.exerciseUnderTest;
describe(title, () => {
  for (const check of checks) test(check.title, () => check.run());
});
`;

export default { process: () => ({ code: TESTS }), getCacheKey: () => TESTS };
