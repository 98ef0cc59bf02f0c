import { randomId } from '@/lib/random'
import { refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { createEntry, findDraft } from './drafts'
import type { SavedRevision } from './saving'

const longestTitle = 300

/**
 * Begins a new entry with the newest text of another that this person may read: a draft with an address, a date and
 * translations of its own. The other entry stays as it is.
 */
export async function copyEntry(actor: Actor, entryId: number, now: number): Promise<Result<SavedRevision>> {
  const draft = await findDraft(actor, entryId)
  if (!draft) return refused('This entry no longer exists.')
  const { entry, base, content } = draft
  if (entry.trashedAt !== null) return refused('This entry is in the trash. Restore it first.')
  const title = [...`Copy of ${content.title || 'an untitled text'}`].slice(0, longestTitle).join('')
  return createEntry(
    actor,
    {
      kind: entry.kind,
      language: entry.language,
      session: randomId(),
      content: { ...content, title, slug: '', dated: null },
      how: 'copied',
      fromRevision: base.revisionId,
    },
    now,
  )
}
