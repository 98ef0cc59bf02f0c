export type TermKind = 'topic' | 'country'

/** The list of terms; each term stands below it. */
export const termPaths = { topic: '/topics', country: '/countries' } as const satisfies Record<TermKind, string>
