// The tests read citations back with this package, which has no types.
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown)
    data: Record<string, unknown>[]
  }
}
declare module '@citation-js/plugin-bibtex'
