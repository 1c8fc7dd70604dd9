/** The pipelines of steps in which a diagnosis looks for mistakes. */
import { exercises } from '../../../grader/course';
import { agree } from '../../../grader/engine/compare';

const graded = exercises.flatMap(({ definition }) =>
  definition.functions
    .filter(({ alternatives }) => alternatives.length > 0)
    .map((each) => [each.name, each] as const),
);

test.each(graded)(
  'the steps of %s without a mistake give the right results',
  (_, { withMistakes, ...each }) => {
    const inputs = each.generatedInputs(2017);
    const results = inputs.map(withMistakes([]));
    const isRight = inputs.map((args, i) => results[i] !== undefined && agree(each.oracle(args), results[i]));
    expect(isRight).toEqual(inputs.map(() => true));
  },
);
