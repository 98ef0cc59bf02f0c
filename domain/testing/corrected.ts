import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import { declarePeople } from '@/domain/consents/marks'
import { saveEdition } from '@/domain/files/editions'
import { findReading } from '@/domain/published/pages'
import { release } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { beginCorrectedEdition } from '@/domain/writing/begin-corrected-edition'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import type { Block } from '@/lib/edition/schema'
import type { MediaType } from '@/lib/files/media-types'
import { fileWith } from './library'
import { content, createEntry, got } from './newsroom'

// For tests: documents with an edition, and their corrected texts.

export const now = Date.UTC(2026, 9, 1)

export const p = (...words: string[]): Block => ({ is: 'paragraph', words })
const pages: Block[][] = [
  [{ is: 'heading', level: 2, words: ['Fndings'] }, p('Words of the frist page.')],
  [{ is: 'table', rows: [{ cells: [{ blocks: [p('Rice')] }, { blocks: [p('l2')] }] }] }],
]

type Options = { at?: number; slug?: string; type?: MediaType; from?: 'tags' | 'word' }

/** A file with an edition of two pages, and a publication that offers it to readers from a moment on. */
export async function report(
  editor: Actor,
  { at = now, slug = 'a-report', type = 'application/pdf', from = 'tags' }: Options = {},
) {
  const id = await fileWith(['one', 'two'])
  await write(async (tx) => {
    const [row] = await tx.update(media).set({ type }).where(eq(media.id, id)).returning()
    await saveEdition(tx, row!, {
      pageTexts: ['', ''],
      edition: { from, pages: pages.map((blocks) => ({ blocks, artifacts: '' })) },
    })
  })
  const publication = { type: 'report' as const, publishedOn: '2026', publisher: '' }
  const offered = content({ title: 'A report', slug, files: [{ mediaId: id, title: '', language: null }], publication })
  const saved = got(
    await createEntry(editor, { kind: 'publication', language: 'en', session: 's', content: offered }, now),
  )
  got(await release(editor, { ...saved, at }, now))
  return { id, saved, offered }
}

/** Begins the corrected text of a file, and says that it is about nobody in particular. */
export async function beginAnswered(editor: Actor, id: string, at: number) {
  const begun = await beginCorrectedEdition(editor, id, at)
  if (begun.ok) got(await declarePeople(editor, { entryId: begun.value.entryId, people: 'nobody' }, at))
  return begun
}

/** Saves the corrected text of a file with other words. */
export async function corrected(
  editor: Actor,
  id: string,
  words: Record<string, string> = { Fndings: 'Findings', frist: 'first', l2: '12' },
) {
  const begun = got(await beginAnswered(editor, id, now))
  const draft = (await findDraft(editor, begun.entryId))!
  const json = Object.entries(words).reduce(
    (json, [old, next]) => json.replaceAll(old, next),
    JSON.stringify(draft.content),
  )
  const save = { entryId: begun.entryId, base: begun, session: 's', content: JSON.parse(json) as typeof draft.content }
  return got(await saveDraft(editor, save, now))
}

export async function readPart(id: string, at: number, slug = 'a-report') {
  const answer = await findReading({ path: `/publications/${slug}`, lineage: id, part: 1, now: at })
  return answer?.is === 'live' ? answer.reading : undefined
}
