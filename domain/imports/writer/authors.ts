import { read } from '@/db/connection'
import { staff } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { plainText } from '../markup/text-in'
import type { AuthorRecord } from '../records'
import type { ImportLog } from './log'

/** A person on the staff list, or else the byline for readers. */
export type ImportAuthor = { staffId: number | null; byline: string; name: string }

export type ImportAuthors = Map<string, ImportAuthor>

const genericLogin = /^(admin|administrator|webmaster|root|wordpress)$/i

/** Matches authors to staff by mail address; authors without an account stay bylines. */
export async function importAuthors(records: Iterable<AuthorRecord>, log: ImportLog): Promise<ImportAuthors> {
  const people = await read().select({ id: staff.id, email: staff.email }).from(staff)
  const byMail = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]))
  const authors: ImportAuthors = new Map()
  for (const { key, email, name: displayName } of records) {
    const staffId = (email && byMail.get(email.toLowerCase())) || null
    const title = plainText(displayName)
    const byline = staffId === null && !genericLogin.test(title) ? title : ''
    authors.set(key, { staffId, byline, name: title })
    const hash = sha256(JSON.stringify([staffId, byline]))
    const row = await log.find('author', key)
    if (log.isSettled(row, hash)) continue
    const what = staffId ? '' : byline ? authorUnknown : authorUnnamed
    const outcome = row ? 'changed' : 'new'
    const problems = what ? [{ what }] : []
    await log.write({ kind: 'author', key, title, hash, kept: { type: 'Authors' }, outcome, problems })
  }
  return authors
}

/** Exports from before WordPress listed authors have only names at the texts. */
export function authorOf(login: string, authors: ImportAuthors): ImportAuthor {
  return authors.get(login) ?? { staffId: null, byline: genericLogin.test(login) ? '' : login, name: login }
}

const authorUnknown = 'An author is not on the staff list by this mail address: the name stands below the texts.'
const authorUnnamed =
  'An author has the name that WordPress gives to whoever sets it up: it does not stand below the texts.'
