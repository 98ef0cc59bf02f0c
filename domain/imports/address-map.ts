import { asc, eq, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { imports, oldAddresses } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { permit, type Actor } from '@/domain/staff/actor'
import { oldAnswer } from '@/domain/addresses/old-addresses'
import { withoutQuery } from '../published/redirects'

export type AddressLead = {
  url: string
  /** Undefined if readers find nothing. */
  path?: string
}

export async function addressMap(actor: Actor, importId: number, now: number): Promise<AddressLead[]> {
  permit(actor, 'manageImports')
  const sourceOfImport = read().select({ source: imports.source }).from(imports).where(eq(imports.id, importId))
  const importsOfSource = await read()
    .select({ id: imports.id })
    .from(imports)
    .where(inArray(imports.source, sourceOfImport))
  // One import after the other: SQLite would walk through the addresses of all for the order of several.
  const rowsOf = ({ id }: { id: number }) =>
    read()
      .select({ url: oldAddresses.url, path: oldAddresses.path })
      .from(oldAddresses)
      .where(eq(oldAddresses.importId, id))
      .orderBy(asc(oldAddresses.url))
  const rows = (await Promise.all(importsOfSource.map(rowsOf))).flat().sort((a, b) => (a.url < b.url ? -1 : 1))
  const leads: AddressLead[] = []
  const pause = createPause()
  for (const { url, path } of rows) {
    await pause()
    leads.push({ url, path: await arrivalOf({ url, path }, now) })
  }
  return leads
}

async function arrivalOf({ url, path }: { url: string; path: string }, now: number) {
  const answer = await oldAnswer({ host: new URL(url).host, path }, now)
  if (answer.is === 'moved') return answer.to
  return answer.is === 'nothing' ? undefined : withoutQuery(path)
}
