import type { Actor } from '@/domain/staff/actor'
import { translationsOf } from '@/domain/writing/translations'
import { done, refused, type Result } from '@/lib/result'

/** The translations of an entry after an act on them, or its refusal. */
export async function withTranslations(actor: Actor, entryId: number, result: Result<unknown> = done(undefined)) {
  if (!result.ok) return result
  const translations = await translationsOf(actor, entryId, Date.now())
  return translations ? done(translations) : refused('This text no longer exists.')
}
