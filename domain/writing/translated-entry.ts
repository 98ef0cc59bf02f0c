import { read } from '@/db/connection'
import type { entries } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { may, type Actor } from '@/domain/staff/actor'
import { findSourceText } from './translation-source'

/** `from`: the translated revision. */
export type TranslatedEntry = { entryId: number; language: Language; from: number }

export async function translatedEntry(
  actor: Actor,
  entry: Pick<typeof entries.$inferSelect, 'id' | 'translationGroup'>,
): Promise<TranslatedEntry | undefined> {
  const source = await findSourceText(read(), entry)
  return source && may(actor, 'read', source.entry)
    ? { entryId: source.entry.id, language: source.entry.language, from: source.revision.id }
    : undefined
}
