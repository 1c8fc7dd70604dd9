import { countedExercises, exercises } from '../course';
import { conceptsOf } from '../concepts/concepts-of';
import type { Results } from '../results/results';

/** What to do after an exercise that others can be used for. */
const AFTER: Readonly<Record<string, string>> = {
  pretraining: 'train a language model with your own functions: npm run train -- gpt',
  'preference-optimization': 'fine-tune and align your own model: npm run train -- sft, then dpo',
  'surrogate-sampler': 'train your diffusion model on a simulation: npm run train -- diffusion',
};

/**
 * Says what comes after exercises that are all right: the next one of the course, and what the
 * finished ones can be used for. Undefined if there is nothing.
 */
export function readNext({ exercises: graded }: Results): string | undefined {
  const done = new Set(graded.map(({ id }) => id));
  const last = countedExercises.findLastIndex(({ definition }) => done.has(definition.id));
  const next = countedExercises.slice(last + 1).find(({ definition }) => !done.has(definition.id));
  const modules = [...new Set(graded.map(({ module }) => module))];
  const finished = modules.filter((module) =>
    exercises.every((each) => each.module.id !== module || done.has(each.definition.id)),
  );
  const ideas = finished.find((module) => conceptsOf(module) !== undefined);
  const steps = [
    ...(next === undefined
      ? []
      : [
          `${next.definition.id}, about ${String(next.definition.effort.minutes)} minutes; read exercises/${next.module.id}/README.md`,
        ]),
    ...(ideas === undefined ? [] : [`the questions about ideas: npm run concepts -- ${ideas}`]),
    ...graded.flatMap(({ id }) => AFTER[id] ?? []).slice(-1),
  ];
  return steps.length === 0 ? undefined : `Next: ${steps.join('. Or: ')}.`;
}
