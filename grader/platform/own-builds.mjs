// @ts-check
/**
 * Builds of the grader's own programs. They share esbuild's process with the builds of submissions,
 * and would be lost with it. Plain JavaScript, since build.mjs uses it before there is a bundle.
 */

let underWay = 0;

/** Whether a build of ours is under way. */
export const isBuildingOwn = () => underWay > 0;

/**
 * Keeps esbuild's process until a build of ours has ended.
 *
 * @template T
 * @param {() => Promise<T>} builds
 */
export async function buildOwn(builds) {
  underWay += 1;
  try {
    return await builds();
  } finally {
    underWay -= 1;
  }
}
