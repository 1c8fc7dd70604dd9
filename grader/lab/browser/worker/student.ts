import type { LabFunctions } from '../../scenes/functions';
import { SCRIPT_END, type LabScripts, type Owner } from '../../protocol';
import { scope } from './scope';

const policy = scope.trustedTypes?.createPolicy('lab', { createScriptURL: (url) => url }) ?? {
  createScriptURL: (url: string) => url,
};

/** The functions of a submission. An exercise is loaded when one of its functions is first used. */
export class Student {
  private scripts: LabScripts = {};
  private readonly loaded = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(private readonly owner: Owner) {}

  /** Takes newer scripts; those that are not named stay. */
  replace(scripts: LabScripts): void {
    this.scripts = { ...this.scripts, ...scripts };
    for (const id of Object.keys(scripts)) this.loaded.delete(id);
  }

  /**
   * A function that a view draws.
   *
   * @throws what the exercise throws, or Error if it has no such function
   */
  use<Name extends keyof LabFunctions>(name: Name): LabFunctions[Name] {
    return this.find(name);
  }

  /** The same for any function. */
  find(name: string): (...values: unknown[]) => unknown {
    const [id] = Object.entries(this.scripts).find(([, { functions }]) => functions.includes(name)) ?? [];
    if (id === undefined) throw new Error(`Not started: ${name}`);
    const found = this.exportsOf(id)[name];
    if (typeof found !== 'function') throw new Error(`The file exports no function ${name}.`);
    return found as (...values: unknown[]) => unknown;
  }

  private exportsOf(id: string): Readonly<Record<string, unknown>> {
    const known = this.loaded.get(id);
    if (known !== undefined) return known;
    const script = this.scripts[id]?.code ?? '';
    // On the first line, so that the source map still names the student's lines.
    const text = `globalThis.labLoad=(require,module,exports)=>{${script}\n};\n//# sourceURL=${this.owner}/${id}${SCRIPT_END}`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try {
      scope.importScripts(policy.createScriptURL(url));
    } finally {
      URL.revokeObjectURL(url);
    }
    const module = { exports: {} as Readonly<Record<string, unknown>> };
    scope.labLoad?.(required, module, module.exports);
    this.loaded.set(id, module.exports);
    return module.exports;
  }
}

function required(name: string): unknown {
  if (name === '@tensorflow/tfjs') return scope.labParts.tf;
  throw new Error(`"${name}" cannot be imported here`);
}
