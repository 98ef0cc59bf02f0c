import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'
import type { Actor } from '@/domain/staff/actor'
import { content, got, text } from '@/domain/testing/newsroom'

// Acts of a person at the desk, for clients of the proofs: by function calls or by HTTP.

export type SavedTextRef = { entryId: number; revisionId: number; counter: number }
export type NewText = { words: string; session: string }

export type Desk = {
  begin(text: NewText): Promise<SavedTextRef>
  save(base: SavedTextRef, text: NewText): Promise<SavedTextRef>
  publish(saved: SavedTextRef): Promise<void>
  /** Uploads a table with this text; returns the id of the upload. */
  upload(table: string): Promise<string>
  trash(entryId: number): Promise<void>
  erase(entryId: number): Promise<void>
  /** Imports an archive of `texts` texts from another site; possible only on the same machine. */
  importTexts?(source: string, texts: number): Promise<void>
}

/** A post with a title from the beginning of its text. */
export function contentOf(words: string) {
  return content({ title: words.slice(0, 60), body: text(words) })
}

/** The desk as domain functions in this process. Loads each function on first use, so that a child loads little. */
export function domainDesk(actor: Actor): Desk {
  return {
    async begin({ words, session }) {
      const { createEntry } = await import('@/domain/writing/drafts')
      const entry = { kind: 'post', language: 'en', people: 'nobody', session, content: contentOf(words) } as const
      return got(await createEntry(actor, entry, Date.now()))
    },
    async save(base, { words, session }) {
      const { saveDraft } = await import('@/domain/writing/drafts')
      const save = { entryId: base.entryId, base, session, content: contentOf(words) }
      const answer = await saveDraft(actor, save, Date.now())
      if ('conflict' in answer) throw new Error('A conflict where one person writes')
      return got(answer)
    },
    async publish(saved) {
      const { release } = await import('@/domain/publishing/releases')
      got(await release(actor, saved, Date.now()))
    },
    async upload(table) {
      const { storeUpload } = await import('@/domain/files/intake')
      const answer = await storeUpload(actor, { source: Buffer.from(table), name: 'table.csv' }, Date.now())
      if ('existing' in answer) throw new Error('The same table twice')
      return got(answer).id
    },
    async trash(entryId) {
      const { trashEntry } = await import('@/domain/entries/trash')
      got(await trashEntry(actor, entryId, Date.now()))
    },
    async erase(entryId) {
      const { eraseEntry } = await import('@/domain/entries/trash')
      got(await eraseEntry(actor, entryId, Date.now()))
    },
    async importTexts(source, texts) {
      const { importWordPress } = await import('@/domain/imports/wordpress/import')
      const { exportXml } = await import('@/domain/imports/wordpress/test-export')
      const items = Array.from({ length: texts }, (_, n) => ({
        id: n + 1,
        slug: `${source}-${n}`,
        terms: ['category news News'],
      }))
      const file = join(env().dataDir, `${source}.xml`)
      writeFileSync(file, exportXml(items, undefined, `http://${source}.example`))
      got(await importWordPress(actor, { files: [file] }, Date.now()))
    },
  }
}
