/** The wrong answers from the field are complete; `npm run field` grades them. */
import { exercises } from '../../../grader/course';
import { fieldAnswers, fieldSets } from '../../../quality/field-answers';

const sets = fieldSets.map((set) => fieldAnswers(set));
const all = sets.flat();

test('each answer says what is wrong, and where it comes from', () => {
  for (const { wrong, origin, mistakes } of all) {
    expect(wrong).toMatch(/\S/);
    expect(origin).toMatch(/^(typical|https:\/\/\S+)$/);
    expect(mistakes.filter((mistake) => mistake.trim() === '')).toEqual([]);
  }
});

test('each is an answer to an exercise, in one of two sets of the same size', () => {
  const ids = exercises.map(({ definition }) => definition.id);
  expect(ids).toEqual(expect.arrayContaining([...new Set(all.map(({ exercise }) => exercise))]));
  const names = all.map(({ exercise, name }) => `${exercise}/${name}`);
  expect(new Set(names).size).toBe(names.length);
  const [open = [], aside = []] = sets;
  expect(Math.abs(open.length - aside.length)).toBeLessThanOrEqual(1);
});

test('an answer exports the functions of its exercise, and a comment does not give it away', () => {
  for (const { exercise, name, source } of all) {
    const definition = exercises.find((each) => each.definition.id === exercise)?.definition;
    for (const graded of definition?.functions ?? [])
      expect(`${name}: ${source}`).toContain(`export function ${graded.name}(`);
    expect({ name, comment: /\/\*|\/\//.exec(source)?.[0] }).toEqual({ name, comment: undefined });
  }
});
