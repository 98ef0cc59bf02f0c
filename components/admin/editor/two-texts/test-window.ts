import type { Content } from '@/domain/content/content'
import { compareWithHead } from '@/domain/writing/comparison/merge'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import type { Actor } from '@/domain/staff/actor'
import { content } from '@/domain/testing/newsroom'
import { Autosave } from '../autosave'
import type { DraftSave, SaveOutcome } from '../send-draft'
import { mergeNewestText, continueFromMerge, type MergingWindow } from './bring-together'

type Body = { content: { content?: { text: string }[] }[] }

export const bodyOf = (paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((words) => ({
    type: 'paragraph',
    ...(words && { content: [{ type: 'text', text: words }] }),
  })),
})

const paragraphsOf = ({ body }: Content) =>
  (body as Body).content.map((block) => (block.content ?? []).map(({ text }) => text).join(''))

type Opened = { actor: Actor; entryId: number; session: string; merges?: typeof mergeNewestText }

export async function openWindow({ actor, entryId, session, merges = mergeNewestText }: Opened) {
  const draft = (await findDraft(actor, entryId))!
  let paragraphs = paragraphsOf(draft.content)
  let isOnline = true
  let now = 0
  const asJson = (other: Content) => JSON.stringify(content({ title: 'Two', body: bodyOf(paragraphsOf(other)) }))
  const read = () => JSON.stringify(content({ title: 'Two', body: bodyOf(paragraphs) }))

  async function send({ content, base, ...save }: DraftSave): Promise<SaveOutcome> {
    if (!isOnline) return { is: 'offline' }
    const request = { ...save, entryId, base: base!, content: JSON.parse(content) as Content }
    const answer = await saveDraft(actor, request, now)
    if (answer.ok) return { is: 'saved', saved: answer.value }
    return 'conflict' in answer ? { is: 'conflict', conflict: answer.conflict } : { is: 'refused', ...answer }
  }

  async function merge() {
    if (!isOnline) return false
    const window: MergingWindow = {
      asJson,
      begin: () => ({ text: read(), end: () => {}, show: (both) => ((paragraphs = paragraphsOf(both)), true) }),
      async compare(mineJson) {
        const { base = { revisionId: 0, counter: 0 }, common } = autosave.origin
        const mine = JSON.parse(mineJson) as Content
        const known = common === undefined ? undefined : (JSON.parse(common) as Content)
        const met = await compareWithHead(actor, { entryId, base, common: known, mine })
        return met.ok ? { ok: true, value: { ...met.value, mine, mineJson } } : met
      },
    }
    const both = await merges(window)
    if (both) continueFromMerge(autosave, both, { ...window, read, entryId })
    return both !== undefined
  }

  const { base, savedAt } = draft
  const autosave = new Autosave({ entryId, base, savedAt, session }, { read, send, merge })
  autosave.setAcknowledged(read())

  return {
    autosave,
    paragraphs: () => paragraphs,
    online: (is: boolean) => void (isOnline = is),
    at: (moment: number) => void (now = moment),
    edit(change: (paragraphs: string[]) => string[]) {
      paragraphs = change(paragraphs)
      autosave.touch()
    },
    save: () => autosave.flush(),
    async learns() {
      const newest = (await findDraft(actor, entryId))!.base
      const { base } = autosave.origin
      const isNewer = newest.revisionId > base!.revisionId || newest.counter > base!.counter
      if (isOnline && isNewer && !autosave.unsaved && !autosave.status().trouble) await merge()
    },
    async keepsMine() {
      const { trouble } = autosave.status()
      return (
        trouble?.is === 'conflict' &&
        (await autosave.keepAside()) &&
        autosave.endConflict('kept', trouble.conflict.head)
      )
    },
  }
}

export type TestWindow = Awaited<ReturnType<typeof openWindow>>
