// The tests read citations back with this program, which brings no types.
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown)
    data: Record<string, unknown>[]
  }
}
declare module '@citation-js/plugin-bibtex'
