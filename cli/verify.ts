import { parseArgs } from 'node:util'
import { followChain, holdsLink } from '@/domain/audit'
import { siteSettings } from '@/domain/published/site'
import { done, refused, type Result } from '@/lib/result'
import { deskTime } from '@/lib/time'
import { noDatabase } from './installation'
import { Misused, type Verb } from './verb'

export const verify: Verb = {
  name: 'verify',
  summary: 'Checks that nobody has tampered with the history of the site',
  usage: ['history', 'history --holds HASH    (one that was printed before and noted elsewhere)'],
  async run([what, ...args]) {
    if (what !== 'history') throw new Misused('Say what to verify.')
    const { values } = parseArgs({ args, options: { holds: { type: 'string' } } })
    const missing = noDatabase()
    return missing ?? verifyHistory(values.holds)
  },
}

/** Refused: a chain that breaks, naming its first row that does not fit, and one that does not hold the hash asked for. */
async function verifyHistory(hash: string | undefined): Promise<Result> {
  const { acts, last, broken } = await followChain()
  if (broken) {
    const { zone } = await siteSettings()
    return refused(
      `The record is broken: row ${broken.id}, of ${deskTime(broken.at, zone)}, does not fit the rows before it.`,
    )
  }
  if (hash && !(await holdsLink(hash)))
    return refused('The record no longer holds that hash: rows were cut off its end, or it is another site’s.')
  console.log(`The record is whole: ${acts.toLocaleString('en')} acts.`)
  if (last) console.log(`Its last hash, to be noted elsewhere: ${last}`)
  return done(undefined)
}
