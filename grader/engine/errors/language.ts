import { UNDEFINED_HINT, type ErrorRule } from './rule';

const ONLY_A_TYPE = 'That is only a type. Make tensors with tf.tensor(values), without `new`.';

/** Other errors of JavaScript. */
export const languageRules: readonly ErrorRule[] = [
  [
    /^Cannot read properties of (undefined|null) \(reading '([\w$]{1,40})'\)/,
    (value, name) => `What \`${name}\` is read from is ${value}. ${UNDEFINED_HINT}`,
  ],
  [/^Cannot destructure /, () => `What is taken apart there is undefined. ${UNDEFINED_HINT}`],
  [
    /^Cannot set properties of undefined/,
    () =>
      'What is assigned into there is undefined. In an array of rows, make each row first: rows[i] = []. If it is part of a tensor: tensors cannot be changed. Fill a JavaScript array, then make a tensor from it with tf.tensor(rows).',
  ],
  [
    /^object is not iterable|is not iterable/,
    () =>
      'Only an array can be looped over, spread, or taken apart with [ ]. For a tensor, use x.unstack() or x.arraySync(); for an object, take its fields with { }, as in const { mean } = ….',
  ],
  [/^Assignment to constant variable/, () => 'Declare a variable that changes with let, not const.'],
  [
    /^Cannot assign to read only property/,
    () => 'That value cannot be changed: make a new one, for example a copy of an array with [...values].',
  ],
  [/^(?:tf\.)?Tensor\w* is not a constructor/, () => ONLY_A_TYPE],
  [/^Class constructor (Tensor|Variable|TensorBuffer) cannot be invoked/, () => ONLY_A_TYPE],
  [
    /^Maximum call stack size exceeded/,
    () => 'A function may call itself without end: check what makes the recursion stop.',
  ],
  [
    /^Invalid array length/,
    () =>
      'The length of an array must be a whole number that is not negative: print what it is computed from.',
  ],
  [
    /^Reduce of empty array/,
    () => 'The array is empty: start reduce with a second argument, and look at why nothing is in the array.',
  ],
  [
    /^Cannot (mix BigInt|convert a BigInt)/,
    () => 'A number such as 1n is a BigInt: write numbers without n.',
  ],
];
