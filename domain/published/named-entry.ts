import { languagePrefix, languages, type Language } from '@/lib/languages'
import { addressOfEntry } from './entry-list'
import { findItem, type ItemLookup } from './item'

type Query = {
  kind: 'entry' | 'publication'
  /** The number of an entry; of a publication, its slug too. */
  named: string
  /** Of a slug, the language that is meant; without one, the first that has it. */
  language?: Language
  now: number
}

/** What programs get who ask for an entry by its number, or for a publication by its slug. */
export async function findNamed({ kind, named, language, now }: Query): Promise<ItemLookup> {
  for (const path of await pathsOf({ kind, named, language, now })) {
    const found = await findItem({ path, now })
    if (!found) continue
    return found.is === 'live' && kind === 'publication' && found.item.kind !== 'publication' ? undefined : found
  }
}

async function pathsOf({ kind, named, language, now }: Query) {
  if (/^[1-9]\d{0,14}$/.test(named)) {
    const path = await addressOfEntry({ entryId: Number(named), now })
    if (path !== undefined) return [path]
  }
  const spoken = language ? [language] : languages
  return kind === 'publication' ? spoken.map((one) => `${languagePrefix(one)}/publications/${named}`) : []
}
