import { readingPath } from '@/lib/reading-path'
import { findItem } from '@/domain/published/item'
import type { ReadingOf } from '@/domain/published/pages'
import { addressesFor, editionsOf, type LanguageEdition } from '@/domain/published/translations'
import type { Language } from '@/lib/languages'

/**
 * The addresses of the language switch on a file's text at a moment (UTC ms): the text of the edition's own file in
 * that language, of the same file where the edition has it too, or else the publication, as readers of that language
 * see it.
 */
export async function readingLanguageLinks({ item, file, part }: ReadingOf, now: number) {
  const editions = await editionsOf({ entryId: item.entryId, now })
  const languageLinks: Partial<Record<Language, string>> = await addressesFor(item, editions, now)
  for (const edition of editions) languageLinks[edition.language] = await readIn(edition, file.lineage, now)
  return { ...languageLinks, [item.language]: readingPath(item, file, part) }
}

async function readIn({ path, language }: LanguageEdition, lineage: string, now: number) {
  const lookup = await findItem({ path, now })
  const files = lookup?.is === 'live' ? lookup.item.files.filter(({ readable }) => readable) : []
  const file =
    files.find((one) => (one.language ?? language) === language) ?? files.find((one) => one.lineage === lineage)
  return file ? readingPath({ path }, file) : path
}
