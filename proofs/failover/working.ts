import { setTimeout as wait } from 'node:timers/promises'
import { release } from '@/domain/publishing/releases'
import { content, got, post } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { randomId } from '@/lib/keys/random'
import { isDatabaseAway, isDatabaseBusy } from '@/lib/files/storage-fault'
import { itsAdmin } from '../archives'
import type { Saved } from '../desk'

// The work that instances do for ever, whatever the database does.

/** A page whose title is `Text N`: the last N that was acknowledged, and the last that was tried. */
export type EditedPage = { path: string; acknowledged: number; tried: number }

/** Does work again and again; where the database does not answer, a moment later. Any other error is told. */
export async function throughFailures(work: () => Promise<void>, tell: (event: string) => Promise<void>) {
  for (;;) {
    try {
      await work()
    } catch (error) {
      if (!isDatabaseAway(error) && !isDatabaseBusy(error)) await tell(`failed: ${(error as Error).stack}`)
      await wait(20)
    }
  }
}

/** Publishes a page and changes it so many times, and tells before and after each. */
export async function editPage(tell: (page: EditedPage) => Promise<void>, changes = 100) {
  const actor = await itsAdmin()
  const slug = `page-${randomId()}`.toLowerCase()
  const text = await post(actor, { title: 'Text 0', slug }, Date.now())
  const { path } = got(await release(actor, text, Date.now()))
  let saved: Saved = text
  for (let n = 1; n <= changes; n++) {
    await tell({ path, acknowledged: n - 1, tried: n })
    const save = { entryId: saved.entryId, base: saved, session: 's', content: content({ title: `Text ${n}`, slug }) }
    saved = got((await saveDraft(actor, save, Date.now())) as never) as Saved
    got(await release(actor, saved, Date.now()))
    await tell({ path, acknowledged: n, tried: n })
  }
}
