/** The numbers by which a report chooses the failed check that it shows first are up to date. */
import { exercises } from '../../../grader/course';
import { breadth } from '../../../grader/course/breadth';
import { breadthOf } from '../../../quality/breadth';

test.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  '%s: after a change of checks or misconceptions, run: npm run breadth',
  async (id, definition) => {
    expect(breadth[id]).toEqual(await breadthOf(definition));
  },
);

test('no exercise is left over', () => {
  expect(Object.keys(breadth)).toEqual(exercises.map(({ definition }) => definition.id));
});
