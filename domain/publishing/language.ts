import { eq } from 'drizzle-orm'
import { refuseUnless, write } from '@/db/connection'
import { entries, releases, type Withdrawal } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { done, refused, type Result } from '@/lib/result'
import { contentOf, entryToChange, headOf } from '@/domain/entries/head'
import { pendingOf, releaseAt } from '@/domain/entries/standing'
import { checkOffered } from '@/domain/site/site-languages'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findDraft, saveDraftIn, type Base, type SavedRevision } from '@/domain/writing/drafts'
import { prepareBody } from '@/domain/writing/saving'
import { checkLanguageFree } from '@/domain/writing/translation-groups'
import { prepareReleases } from './gate'
import { claimAddress, insertRelease, momentOfAct } from './release-store'

type LanguageChange = {
  entryId: number
  language: Language
  base: Base
  session: string
}

/**
 * Changes the language of a text, and saves it again. Readers get a published text at its new address at once, and the
 * former one leads there. Refused: a language that is taken by a translation, newer text, something scheduled.
 */
export async function changeLanguage(actor: Actor, change: LanguageChange, askedAt: number) {
  const { entryId, language, base, session } = change
  const draft = await findDraft(actor, entryId)
  if (draft) await prepareBody(draft.content.body, language)
  await prepareReleases(actor, eq(releases.entryId, entryId), askedAt)
  return write(async (tx): Promise<Result<SavedRevision>> => {
    const now = await momentOfAct(tx, [entryId], askedAt)
    const entry = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const { kind, language: before, translationGroup: group } = entry
    const head = (await headOf(tx, entryId))!
    if (before === language) return done({ entryId, ...base, savedAt: head.savedAt, slug: head.slug })
    const live = await releaseAt(tx, entryId, now)
    if (live) refuseUnless(await entryToChange(tx, actor, 'release', entryId))
    const isPending = ({ withdrawal }: { withdrawal: Withdrawal | null }) => withdrawal !== 'unavailable'
    if ((await pendingOf(tx, entryId, now)).some(isPending))
      return refused('Something is scheduled for this text. Unschedule it first: its address has the language in it.')
    if (live?.withdrawal) return refused('It is withdrawn, and its page stays as it was.')
    if (live?.revisionId && live.revisionId !== head.id)
      return refused('It has changes that readers do not have. Publish them first, then choose the language.')
    refuseUnless(await checkOffered(tx, language))
    refuseUnless(await checkLanguageFree(tx, actor, { language, group }, now))
    const content = await contentOf(tx, head, kind)
    await tx.update(entries).set({ language }).where(eq(entries.id, entryId))
    await record(tx, actor, { verb: 'changed the language', entryId, detail: { from: before, to: language } }, now)
    const saved = await saveDraftIn(tx, actor, { entryId, base, session, content }, now)
    if ('conflict' in saved)
      return refused('Someone saved a newer text in between. Choose the language again once you have it.')
    if (!saved.ok || !live?.revisionId) return saved
    const { revisionId } = saved.value
    const address = refuseUnless(await claimAddress(tx, { entry: { ...entry, language }, text: content }, now))
    const detail = { from: englishName(before), to: englishName(language) }
    const row = { entryId, revisionId, goesLiveAt: now, ...address, major: false }
    refuseUnless(await insertRelease(tx, actor, { verb: 'published', detail }, row, now))
    return saved
  })
}
