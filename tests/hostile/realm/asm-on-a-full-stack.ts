// expect: full
import { honestLoss, take } from './take';

// V8 warns of asm.js that it cannot take, and Node has a function for warnings.
function one() {
  'use asm';
  function f() {
    return 1.5 | 0.5;
  }
  return { f: f };
}
function two() {
  'use asm';
  function f(x: any) {
    x = x | 0;
    return x;
  }
  return f;
}
function three() {
  'use asm';
  var f = 1;
  return f;
}
const modules: (() => unknown)[] = [one, two as any, three];
const descend = (): void => {
  try {
    descend();
  } catch (thrown) {
    take(thrown);
  }
  const module = modules.pop();
  try {
    if (module) take(module());
  } catch (thrown) {
    take(thrown);
  }
};
descend();

export const nextTokenLoss = honestLoss;

export { nextTokenLogits } from './right';
