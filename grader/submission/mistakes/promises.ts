import { memberName } from '../syntax-nodes';
import { codeOf, isGlobal, mistakeAt, quoted, type Rule } from './mistake';
import { isFunction } from './scopes';

const AT_ONCE = 'tfjs in this course computes immediately';

/** `x.data()` and `x.array()`, which return promises. */
export const asynchronousRead: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const name = memberName(node.callee);
  if ((name !== 'data' && name !== 'array') || !file.kinds.isTensor(node.callee.object, scope))
    return undefined;
  return mistakeAt(
    place,
    `${quoted(node, file)} returns a promise, not numbers. ${AT_ONCE}: write .${name}Sync() instead, without await.`,
  );
};

/** An async function, which returns a promise. */
export const asynchronousFunction: Rule = (place, file) => {
  const { node, owner } = place;
  if (!isFunction(node) || !node.async) return undefined;
  const id = node.type === 'FunctionDeclaration' ? node.id?.name : undefined;
  const name = id ?? owner;
  const what = name === undefined ? `${quoted(node, file)} is async` : `\`${name}\` uses async`;
  return mistakeAt(
    place,
    `${what}, so it returns a promise, not a result. ${AT_ONCE}: remove \`async\` and \`await\`.`,
    { function: owner ?? id ?? null },
  );
};

/** `await` outside an async function. */
export const awaited: Rule = (place, file) => {
  const { node } = place;
  if (node.type !== 'AwaitExpression' || place.isInAsync) return undefined;
  return mistakeAt(place, `${AT_ONCE}: remove \`await\` from ${quoted(node, file)}.`);
};

/** `new Promise(…)` and `Promise.resolve(…)`. */
export const madePromise: Rule = (place, file) => {
  const { node, scope } = place;
  const isMade =
    (node.type === 'NewExpression' && isGlobal(node.callee, 'Promise', scope)) ||
    (node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      isGlobal(node.callee.object, 'Promise', scope));
  if (!isMade) return undefined;
  return mistakeAt(
    place,
    `\`${codeOf(node.callee, file)}\` makes a promise, not a result. ${AT_ONCE}: return the result itself.`,
  );
};
