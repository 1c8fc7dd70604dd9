import { nothing, type Kind } from './kind';

/** Far more than a real file takes; names that depend on each other in circles take many. */
const MAX_QUESTIONS = 200_000;

/**
 * Finds each kind once. A value that depends on itself, as in `x = x.add(1)`, adds nothing to its
 * own kind; what was concluded from that on the way holds only for this question.
 */
export class RememberedKinds {
  private readonly known = new Map<object, Kind>();
  private readonly found = new Map<object, Kind>();
  private readonly open = new Set<object>();
  private isCircular = false;
  private questions = 0;

  /** @throws RangeError after far too many questions */
  find(key: object, find: () => Kind): Kind {
    const known = this.known.get(key) ?? this.found.get(key);
    if (known !== undefined) return known;
    if (this.open.has(key)) {
      this.isCircular = true;
      return nothing;
    }
    this.questions += 1;
    if (this.questions > MAX_QUESTIONS) throw new RangeError('this file takes too long to look through');
    this.open.add(key);
    const kind = find();
    this.open.delete(key);
    this.found.set(key, kind);
    if (this.open.size > 0) return kind;
    for (const [each, itsKind] of this.isCircular ? [[key, kind] as const] : this.found)
      this.known.set(each, itsKind);
    this.found.clear();
    this.isCircular = false;
    return kind;
  }

  /** Keeps a kind for all later questions. */
  keep(key: object, kind: Kind): void {
    this.known.set(key, kind);
  }
}
