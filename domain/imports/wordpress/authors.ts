import { read } from '@/db/connection'
import { staff } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import type { ImportAuthor, ImportContext } from './import-context'
import { findThingRow, isSettled, logThing } from './log-thing'
import { plainText } from './plain-text'

const genericLogin = /^(admin|administrator|webmaster|root|wordpress)$/i

/** Matches authors to staff by mail address; authors without an account stay bylines. */
export async function importAuthors(ctx: ImportContext) {
  const people = await read().select({ id: staff.id, email: staff.email }).from(staff)
  const byMail = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]))
  for (const { login, email, name: displayName } of ctx.survey.authors.values()) {
    const staffId = (email && byMail.get(email.toLowerCase())) || null
    const name = plainText(displayName)
    const byline = staffId === null && !genericLogin.test(name) ? name : ''
    ctx.authors.set(login, { staffId, byline, name })
    const hash = sha256(JSON.stringify([staffId, byline]))
    const row = await findThingRow('author', login, ctx)
    if (isSettled(row, hash, ctx)) continue
    const what = staffId ? '' : byline ? authorUnknown : authorUnnamed
    const problems = what ? [{ what }] : []
    const outcome = row ? 'changed' : 'new'
    await logThing({ kind: 'author', key: login, title: name, hash, kept: { type: 'Authors' }, outcome, problems }, ctx)
  }
}

/** Exports from before WordPress listed authors have only names at the texts. */
export function importAuthor(login: string, { authors }: ImportContext): ImportAuthor {
  return authors.get(login) ?? { staffId: null, byline: genericLogin.test(login) ? '' : login, name: login }
}

const authorUnknown = 'An author is not on the staff list by this mail address: the name stands below the texts.'
const authorUnnamed =
  'An author has the name that WordPress gives to whoever sets it up: it does not stand below the texts.'
