import type { Withdrawal } from '@/db/schema'

// What the interface calls things. Never a word that the domain keeps.

const types: Record<string, string> = {
  report: 'Report',
  newsletter: 'Newsletter',
  guide: 'Guide',
  brief: 'Brief',
  agreement: 'Agreement',
  dataset: 'Data set',
}

export function typeName(type: string | null) {
  return (type && types[type]) || 'Publication'
}

/** Several of a type, as the heading of their list. */
export function typeNames(type: string) {
  return types[type] && `${types[type]}s`
}

/** Why something was taken out, as the end of "It was withdrawn because …". */
export const reasons: Record<Withdrawal, string> = {
  error: 'it contained an error',
  outdated: 'it was out of date',
  replaced: 'another text replaced it',
  duplicate: 'it was published twice',
  request: 'someone it concerns asked for it',
}
