import { read } from '@/db/connection'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { publicationPath } from '@/lib/web/entry-path'
import { addressOfEntry } from './entry-list'
import { erasedEntries } from './erased'
import { erasedItem, findItem, type ItemLookup } from './item'

type NamedEntryQuery = {
  kind: 'entry' | 'publication'
  /** An entry's id; for a publication, id or slug. */
  idOrSlug: string
  /** The language of a slug; by default the first that has it. */
  language?: Language
  now: number
}

export async function findNamed({ kind, idOrSlug, language, now }: NamedEntryQuery): Promise<ItemLookup> {
  for (const path of await pathsOf({ kind, idOrSlug, language, now })) {
    const lookup = await findItem({ path, now })
    if (!lookup) continue
    return lookup.is === 'live' && kind === 'publication' && lookup.item.kind !== 'publication' ? undefined : lookup
  }
  const isErased = isEntryNumber(idOrSlug) && (await erasedEntries(read(), Number(idOrSlug))).length > 0
  return isErased ? erasedItem : undefined
}

function isEntryNumber(idOrSlug: string) {
  return /^[1-9]\d{0,14}$/.test(idOrSlug)
}

async function pathsOf({ kind, idOrSlug, language, now }: NamedEntryQuery) {
  if (isEntryNumber(idOrSlug)) {
    const path = await addressOfEntry({ entryId: Number(idOrSlug), now })
    if (path !== undefined) return [path]
  }
  const candidates = language ? [language] : siteLanguages()
  return kind === 'publication' ? candidates.map((candidate) => publicationPath(candidate, idOrSlug)) : []
}
