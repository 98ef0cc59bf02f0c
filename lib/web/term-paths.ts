export type TermKind = 'topic' | 'country'

export const termPaths = { topic: '/topics', country: '/countries' } as const satisfies Record<TermKind, string>

export function termPath(kind: TermKind, slug: string) {
  return `${termPaths[kind]}/${encodeURIComponent(slug)}`
}
