import { refuseUnless, write } from '@/db/connection'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { copyAudienceIn } from '@/domain/staff/audience'
import { copyLinksIn } from '@/domain/consents/links'
import { peopleOf } from '@/domain/consents/marks'
import { translationGroupOf } from '@/domain/consents/needs'
import { isToBeErased, toBeErased } from '@/domain/entries/to-be-erased'
import { createEntryIn, findDraft } from './drafts'
import { prepareBody, type SavedRevision } from './saving'

const maxTitleLength = 300

/** Begins a draft with the newest text of an entry, under the same consents. Of the mark, only `at risk` is copied. */
export async function copyEntry(actor: Actor, entryId: number, now: number): Promise<Result<SavedRevision>> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused('This text no longer exists.')
  const { entry, base, content } = draft
  if (entry.trashedAt !== null) return refused('This text is in the trash. Restore it first.')
  const title = [...`Copy of ${content.title || 'an untitled text'}`].slice(0, maxTitleLength).join('')
  permit(actor, 'write', { createdBy: actor.id })
  await prepareBody(content.body, entry.language)
  const translationGroup = randomId()
  return write(async (tx) => {
    if (await isToBeErased(tx, entryId)) return refused(toBeErased)
    const copy = {
      kind: entry.kind,
      language: entry.language,
      people: (await peopleOf(tx, entryId)) === 'at risk' ? ('at risk' as const) : undefined,
      session: randomId(),
      translationGroup,
      content: { ...content, title, slug: '', dated: null },
      how: 'copied' as const,
      fromRevision: base.revisionId,
    }
    const begun = refuseUnless(await createEntryIn(tx, actor, copy, now))
    await copyAudienceIn(tx, { from: entry.translationGroup, to: translationGroup })
    const from = (await translationGroupOf(tx, entryId)).map(({ id }) => id)
    await copyLinksIn(tx, actor, { from, to: begun.entryId }, now)
    return done(begun)
  })
}
