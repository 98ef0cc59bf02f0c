import { read, write } from '@/db/connection'
import { staff } from '@/db/schema'
import { sha256 } from '@/lib/random'
import { findLogRow, writeLog } from '../import-log'
import type { ImportContext } from './import-context'
import { plainText } from './plain-text'

/** Who wrote a text: someone on the staff list, or else the name that readers get. */
export type Authors = { of(login: string): { staffId: number | null; byline: string; name: string } }

/** What WordPress calls whoever set it up: it names nobody. */
const nobody = /^(admin|administrator|webmaster|root|wordpress)$/i

/** Finds the authors of an export on the staff list by their mail addresses; the others stay names below their texts. */
export async function takeAuthors(going: ImportContext): Promise<Authors> {
  const { survey, source, importId, isTrial } = going
  const people = await read().select({ id: staff.id, email: staff.email }).from(staff)
  const byMail = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]))
  const known = new Map<string, { staffId: number | null; byline: string; name: string }>()
  for (const { login, email, name: shown } of survey.authors.values()) {
    const staffId = (email && byMail.get(email.toLowerCase())) || null
    const name = plainText(shown)
    const byline = staffId === null && !nobody.test(name) ? name : ''
    known.set(login, { staffId, byline, name })
    const hash = sha256(JSON.stringify([staffId, byline]))
    const row = await findLogRow(read(), { source, kind: 'author', key: login })
    if (row && going.isDone(row)) continue
    if (row?.hash === hash) {
      going.unchanged(row)
      continue
    }
    const what = staffId ? '' : byline ? strange : unnamed
    const told = {
      source,
      kind: 'author' as const,
      key: login,
      title: name,
      hash,
      url: '',
      kept: { type: 'Authors' },
      outcome: row ? ('changed' as const) : ('new' as const),
      problems: what ? [{ what }] : [],
    }
    going.report.add(told)
    if (!isTrial) await write(async (tx) => writeLog(tx, importId, told))
  }
  // An export of before there were authors in it has only names at the texts.
  return { of: (login) => known.get(login) ?? { staffId: null, byline: nobody.test(login) ? '' : login, name: login } }
}

const strange = 'An author is not on the staff list by this mail address: the name stands below the texts.'
const unnamed = 'An author has the name that WordPress gives to whoever sets it up: it does not stand below the texts.'
