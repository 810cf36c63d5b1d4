/** The names of a path's parameters, in their order. */
export const parameterNames = (path: string): ReadonlyArray<string> =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "")
