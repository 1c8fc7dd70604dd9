import type { Alternative } from '../../engine/pipeline';
import { meanOf, realAtoms, type CentreSteps, type Positions } from '../../oracle/molecules';

const COUNT_HINT = 'Add an atom that is only padding. Where is the centre of the molecule now?';
const AXES_HINT =
  'The centre is a point: how many coordinates does it have? Over which axis of x is the mean?';
const ZERO_HINT = 'What must stand where there is no atom?';
const EXAMPLES_HINT = 'Each example is a molecule of its own. What do the others have to do with it?';

/** All values of an example along one axis, padding included. */
const slotsOf = ({ atoms, value }: Positions, example: number, axis: number): number[] =>
  Array.from({ length: atoms }, (_, atom) => value({ example, atom, axis }));

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const realValues = (positions: Positions, example: number, axis: number): number[] =>
  realAtoms(positions, example).map((atom) => positions.value({ example, atom, axis }));

const axesOf = ({ axes }: Positions): number[] => Array.from({ length: axes }, (_, axis) => axis);
const examplesOf = ({ batch }: Positions): number[] => Array.from({ length: batch }, (_, each) => each);

/** Mistakes in what is subtracted from positions. */
export const centreAlternatives: readonly Alternative<CentreSteps>[] = [
  {
    id: 'padding-in-mean',
    clause: 'the mean runs over all places, padding included',
    sentence: 'Your mean runs over all places of an example: what stands at padding moves the molecule.',
    hint: COUNT_HINT,
    steps: { centroid: (all, { example, axis }) => meanOf(slotsOf(all, example, axis)) },
  },
  {
    id: 'divided-by-places',
    clause: 'the sum over the real atoms is divided by the number of places, padding included',
    sentence:
      'Your sum over the real atoms is divided by the number of places, padding included: molecules with padding are not quite centred.',
    hint: COUNT_HINT,
    steps: { centroid: (all, { example, axis }) => sumOf(realValues(all, example, axis)) / all.atoms },
  },
  {
    id: 'padding-in-sum',
    clause: 'the sum runs over padding, too, before it is divided by the number of real atoms',
    hint: COUNT_HINT,
    steps: {
      centroid: (all, { example, axis }) =>
        sumOf(slotsOf(all, example, axis)) / realAtoms(all, example).length,
    },
  },
  {
    id: 'mean-of-coordinates',
    clause: 'the mean runs over the coordinates of each atom, not over the atoms',
    hint: AXES_HINT,
    steps: {
      centroid: (all, { example, atom }) =>
        meanOf(axesOf(all).map((axis) => all.value({ example, atom, axis }))),
    },
  },
  {
    id: 'mean-of-everything',
    clause: 'one mean over atoms and coordinates is subtracted, the same along every axis',
    hint: AXES_HINT,
    steps: {
      centroid: (all, { example }) => meanOf(axesOf(all).flatMap((axis) => realValues(all, example, axis))),
    },
  },
  {
    id: 'mean-of-the-batch',
    clause: 'the mean runs over the atoms of all examples',
    hint: EXAMPLES_HINT,
    steps: {
      centroid: (all, { axis }) => meanOf(examplesOf(all).flatMap((each) => realValues(all, each, axis))),
    },
  },
  {
    id: 'mean-over-examples',
    clause: 'the mean runs over the examples, for each atom, not over the atoms',
    hint: 'Which axis of [batch, atoms, D] has the atoms?',
    steps: {
      centroid: (all, { atom, axis }) =>
        meanOf(
          examplesOf(all)
            .filter((example) => all.isReal(example, atom))
            .map((example) => all.value({ example, atom, axis })),
        ),
    },
  },
  {
    id: 'mask-of-first-example',
    clause: 'the mean counts the atoms that are real in the first example',
    hint: EXAMPLES_HINT,
    steps: {
      centroid: (all, { example, axis }) =>
        meanOf(realAtoms(all, 0).map((atom) => all.value({ example, atom, axis }))),
    },
  },
  {
    id: 'first-atom-at-zero',
    clause: 'the first real atom is moved to 0, not the centre',
    hint: 'Where is the mean of your result?',
    steps: {
      centroid: (all, { example, axis }) => realValues(all, example, axis)[0] ?? Number.NaN,
    },
  },
  {
    id: 'sum-subtracted',
    clause: 'the sum of the positions is subtracted, not their mean',
    hint: 'Where is the mean of your result?',
    steps: { centroid: (all, { example, axis }) => sumOf(realValues(all, example, axis)) },
  },
  {
    id: 'mean-added',
    clause: 'the mean is added, not subtracted',
    hint: 'Where is the mean of your result?',
    steps: { subtract: (value, centroid) => value + centroid },
  },
  {
    id: 'not-centred',
    clause: 'the positions are not centred: only padding is set to 0',
    sentence: 'Your positions are where they were: only padding is set to 0.',
    hint: 'Where is the mean of your result?',
    steps: { subtract: (value) => value },
  },
  {
    id: 'padding-moved',
    clause: 'padding is moved along with the molecule, and is not 0 afterwards',
    sentence: 'Your padding is moved along with the molecule, and is not 0 afterwards.',
    hint: ZERO_HINT,
    steps: { padding: (moved) => moved },
  },
  {
    id: 'padding-kept',
    clause: 'padding keeps what stood there',
    hint: ZERO_HINT,
    steps: { padding: (_, value) => value },
  },
];
