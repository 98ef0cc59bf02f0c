import { sharedNow } from '@/db/clock'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { addressArchive } from '@/scripts/test-addresses'
import { adminOfOpenArchive } from '../archives'
import { scheduleAt } from '../clock/moments'
import { domainDesk } from '../desk'
import { hideSome } from '../drafts/pair'

// Code that fills an archive, in a process for that only. Loaded on demand.

/** Fills the archive with something at an address of every kind. */
export const fill = addressArchive

export const hide = hideSome

export const schedule = scheduleAt

/** Publishes a publication with a table; returns its address. */
export async function offerTable() {
  const actor = await adminOfOpenArchive()
  const mediaId = await domainDesk(actor).upload('place,number\nriver,1\n')
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const text = content({ title: 'A table', publication, files: [{ mediaId, title: '', language: null }] })
  const entry = { kind: 'publication', language: 'en', session: 's', content: text } as const
  got(await release(actor, got(await createEntry(actor, entry, sharedNow())), sharedNow()))
  return `/files/${mediaId}/table.csv`
}
