/** Computes a value when it is first needed. */
export function once<R>(compute: () => R): () => R {
  let known: { readonly result: R } | undefined;
  return () => (known ??= { result: compute() }).result;
}

/** Remembers the last answer: a class, like the saves of one student, is graded with one seed. */
export function rememberLast<Q, A>(answer: (question: Q) => A): (question: Q) => A {
  let last: { readonly question: Q; readonly answer: A } | undefined;
  return (question) => {
    if (last?.question !== question) last = { question, answer: answer(question) };
    return last.answer;
  };
}

/** Remembers a function's result for each argument, as long as that argument is in use. */
export function rememberEach<A extends object, R>(compute: (argument: A) => R): (argument: A) => R {
  const known = new WeakMap<A, { readonly result: R }>();
  return (argument) => {
    const already = known.get(argument);
    if (already !== undefined) return already.result;
    const result = compute(argument);
    known.set(argument, { result });
    return result;
  };
}

/** Remembers a function's result for each of a few names. */
export function rememberEachName<R>(compute: (name: string) => R): (name: string) => R {
  const known = new Map<string, R>();
  return (name) => {
    const result = known.get(name) ?? compute(name);
    known.set(name, result);
    return result;
  };
}
