import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases, revisions } from '@/db/schema'
import { makeActor } from '@/domain/staff/actor'
import { got } from '@/domain/testing/newsroom'
import { importWordPress, type WordPressExport } from './import'
import { exported, type Item } from './test-export'

// For tests: an import of some items, and the entries and releases that it made.

export const installation = makeActor({ id: null, name: 'The command line', role: 'admin', zone: 'Asia/Bangkok' })
export const now = Date.parse('2026-11-25T03:00:00Z')

type More = Partial<WordPressExport> & { base?: string }

export async function importItems(items: (Item | string)[], { base, ...more }: More = {}, at = now) {
  return got(await importWordPress(installation, { files: [exported(items, undefined, base)], ...more }, at))
}

export async function headOfTitle(title: string) {
  const [row] = await read().select().from(revisions).where(eq(revisions.title, title)).orderBy(revisions.id)
  return row!
}

export async function releasesOfTitle(title: string) {
  const { entryId } = await headOfTitle(title)
  return read().select().from(releases).where(eq(releases.entryId, entryId)).orderBy(releases.id)
}

export const sentences = (findings: { what: string }[]) => findings.map(({ what }) => what)
