import { read } from '@/db/connection'
import { pathOf } from '@/lib/entry-path'
import type { Actor } from './actor'
import { findStanding } from './editing'
import { entryFor, headOf } from './head'
import { textOf, type Item } from './published/item'
import { withTermsAndLead } from './published/live'

/** An entry's newest text in the form that readers' pages take, as if it went live now (UTC ms). For staff alone. */
export async function previewItem(actor: Actor, entryId: number, now: number): Promise<Item | undefined> {
  const db = read()
  const entry = await entryFor(db, actor, 'read', entryId)
  const [head, standing] = entry ? [await headOf(db, entryId), await findStanding(actor, entryId, now)] : []
  if (!entry || !head || !standing) return undefined
  const { kind, language } = entry
  const dated = standing.fixedDate ?? head.dated ?? now
  const [teaser] = await withTermsAndLead([
    {
      ...{ entryId, revisionId: head.id, kind, language, dated, updatedAt: now },
      path: pathOf({ kind, language, slug: head.slug, dated, zone: standing.zone }),
      title: head.title || 'Untitled',
      summary: head.summary,
      byline: head.byline,
      publicationType: head.publicationType,
      publishedOn: head.publishedOn,
    },
  ])
  return { ...teaser!, ...(await textOf(head.id)), changes: [] }
}
