import { shortcutMessage, shortcuts } from './shortcuts';

/**
 * tfjs as an exercise gets it: without the shortcuts, by whatever name they are called, and with a default export, which Node
 * would give as well: `import tf from` is no mistake worth points. It does not inherit from tfjs: what it hides would be in
 * its prototype.
 */
export function libraryFor(tf: object): object {
  const refuse = (name: string): PropertyDescriptor => ({
    enumerable: true,
    get: () => {
      throw new Error(shortcutMessage(name));
    },
  });
  const refused = Object.fromEntries([...shortcuts].map((name) => [name, refuse(name)]));
  const library = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(tf), ...refused });
  return Object.defineProperty(library, 'default', { value: library, enumerable: true });
}
