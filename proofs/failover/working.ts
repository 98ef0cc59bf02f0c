import { setTimeout as wait } from 'node:timers/promises'
import { release } from '@/domain/publishing/releases'
import { content, got, post } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { randomId } from '@/lib/keys/random'
import { isDatabaseAway, isDatabaseBusy } from '@/lib/files/storage-fault'
import { adminOfOpenArchive } from '../archives'
import type { SavedTextRef } from '../desk'

// Work of instances that continues through outages of the database.

/** A page with the title `Text N`: the last acknowledged N, and the last requested N. */
export type EditedPage = { path: string; acknowledged: number; tried: number }

/** Repeats work without end; waits a moment while the database does not answer. Reports any other error. */
export async function retryWhileAway(work: () => Promise<void>, tell: (event: string) => Promise<void>) {
  for (;;) {
    try {
      await work()
    } catch (error) {
      if (!isDatabaseAway(error) && !isDatabaseBusy(error)) await tell(`failed: ${(error as Error).stack}`)
      await wait(20)
    }
  }
}

/** Publishes a page and changes it repeatedly; reports before and after each change. */
export async function editPage(tell: (page: EditedPage) => Promise<void>, changes = 100) {
  const actor = await adminOfOpenArchive()
  const slug = `page-${randomId()}`.toLowerCase()
  const text = await post(actor, { title: 'Text 0', slug }, Date.now())
  const { path } = got(await release(actor, text, Date.now()))
  let saved: SavedTextRef = text
  for (let n = 1; n <= changes; n++) {
    await tell({ path, acknowledged: n - 1, tried: n })
    const save = { entryId: saved.entryId, base: saved, session: 's', content: content({ title: `Text ${n}`, slug }) }
    saved = got((await saveDraft(actor, save, Date.now())) as never) as SavedTextRef
    got(await release(actor, saved, Date.now()))
    await tell({ path, acknowledged: n, tried: n })
  }
}
