export type TermKind = 'topic' | 'country'

/** The list of all terms of a kind; below it stands each of them. */
export const termPaths = { topic: '/topics', country: '/countries' } as const satisfies Record<TermKind, string>
