import { and, eq, isNull } from 'drizzle-orm'
import { refuseUnless, write } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { contentOf, entryToChange, headOf } from '@/domain/entries/head'
import { checkOffered } from '@/domain/site/site-languages'
import { prepareBody } from './saving'
import { findDraft, saveDraftIn, type Base, type SavedRevision } from './drafts'
import { checkLanguageFree } from './translation-groups'

type LanguageChange = {
  entryId: number
  language: Language
  base: Base
  session: string
}

/** Changes the language of an unreleased entry, and saves the text again. Refused: a translation, or a newer text. */
export async function changeLanguage(
  actor: Actor,
  { entryId, language, base, session }: LanguageChange,
  now: number,
): Promise<Result<SavedRevision>> {
  const draft = await findDraft(actor, entryId)
  if (draft) await prepareBody(draft.content.body, language)
  return write(async (tx) => {
    const { kind, language: before, translationGroup } = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const head = (await headOf(tx, entryId))!
    if (before === language) return done({ entryId, ...base, savedAt: head.savedAt, slug: head.slug })
    const released = await tx.$count(releases, and(eq(releases.entryId, entryId), isNull(releases.cancelledAt)))
    if (released > 0)
      return refused(
        'It was published or scheduled already. Its address has the language in it, so the language stays.',
      )
    refuseUnless(await checkOffered(tx, language))
    refuseUnless(await checkLanguageFree(tx, actor, { language, group: translationGroup }, now))
    const content = await contentOf(tx, head, kind)
    await tx.update(entries).set({ language }).where(eq(entries.id, entryId))
    await record(tx, actor, { verb: 'changed the language', entryId, detail: { from: before, to: language } }, now)
    const saved = await saveDraftIn(tx, actor, { entryId, base, session, content }, now)
    if (!('conflict' in saved)) return saved
    return refused('Someone saved a newer text in between. Choose the language again once you have it.')
  })
}
