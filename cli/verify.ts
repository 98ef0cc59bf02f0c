import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isPostgres } from '@/db/kit'
import { orphanProblems } from '@/db/snapshot'
import { done, type Problem, type Result } from '@/lib/result'
import { verifyBag } from './exports/bag/verify-bag'
import { damagedDatabase } from './faults'
import { databaseFile, noArchive, installation } from './installation'
import { progress } from './progress'
import { Misused, type Verb } from './verb'
import { verifyFiles } from './verify-files'
import { printHead, verifyHistory } from './verify-history'
import { silentAddresses, type Silent } from '@/domain/addresses/silent-addresses'

export const verify: Verb = {
  name: 'verify',
  summary: 'Checks every stored file, the database, the history and the addresses of the site, while people work',
  usage: [
    '',
    '--sample N    (the N files that were checked longest ago, and all the rest)',
    'addresses    (every address that was ever public, here or at an earlier site, and what it answers now)',
    'bag DIR    (an export of this kind, wherever it lies)',
    'history    (the site history, and every release and released text against it)',
    'history --holds HASH    (one that was printed before and noted elsewhere)',
    '--head    (prints the newest entry of the site history, to be noted elsewhere)',
    '--from HEAD    (the site history, and whether it still holds the entry that --head printed)',
  ],
  needsNoArchive: ([command]) => command === 'bag',
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        holds: { type: 'string' },
        sample: { type: 'string' },
        from: { type: 'string' },
        head: { type: 'boolean' },
      },
    })
    const { holds, from, head = false } = values
    const isHistoryAsked = from !== undefined || head
    const [command = isHistoryAsked ? 'history' : undefined, ...more] = positionals
    if (command === 'bag') return bagAlone(more)
    if (more.length || (command && command !== 'history' && command !== 'addresses'))
      throw new Misused('Say history or addresses, or nothing to verify all of it.')
    if ((command && values.sample) || (command !== 'history' && (holds || isHistoryAsked)))
      throw new Misused('--holds, --from and --head go with history, --sample with all the rest.')
    const sample = sampleOf(values.sample)
    const missing = noArchive()
    if (missing) return missing
    if (command === 'addresses') return addressesAlone(Date.now())
    if (head) return printHead()
    return command ? historyAlone({ holds, from }) : everything({ sample, now: Date.now() })
  },
}

function sampleOf(text?: string) {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Misused('--sample needs a number of files, such as 100.')
  return Number(text)
}

async function historyAlone(noted: { holds?: string; from?: string }): Promise<Result> {
  const verified = await verifyHistory(noted, Date.now())
  if (!verified.ok) return verified
  const { acts, head } = verified.value
  console.log(
    `Log intact: ${entriesInWords(acts)}. Every release and every published text is as the site history says.`,
  )
  if (head) console.log(`Its newest entry, to be noted elsewhere: ${head}`)
  return done(undefined)
}

async function addressesAlone(now: number): Promise<Result> {
  const { total, problems } = await verifyAddresses(now)
  if (problems.length === 0) {
    console.log(`Every address answers: ${total.toLocaleString('en')} that were ever public or lead somewhere.`)
    return done(undefined)
  }
  return { ok: false, problems }
}

async function bagAlone([folder, ...more]: string[]): Promise<Result> {
  if (!folder || more.length > 0) throw new Misused('Say which folder the bag is.')
  const line = progress()
  const verified = await verifyBag(resolve(folder), (filesRead) => line.show(`${filesRead} files read`))
  line.end()
  if (!verified.ok) return verified
  console.log(`The bag is whole: ${countOf(verified.value, 'file')}.`)
  return done(undefined)
}

/** Damage is reported alone, since nothing else is reliable then. */
async function everything(options: { sample?: number; now: number }): Promise<Result> {
  const damaged = await damagedDatabase()
  if (damaged) return damaged
  const uploads = await verifyFiles(options)
  // PostgreSQL enforces references.
  const orphans = isPostgres ? [] : orphanProblems(databaseFile())
  const database = orphans.map((problem) => `The database: ${problem}.`)
  const history = await verifyHistory({}, options.now)
  const addresses = await verifyAddresses(options.now)
  const problems: Problem[] = [...uploads.problems, ...database].map((message) => ({ message }))
  if (!history.ok) problems.push(...history.problems)
  problems.push(...addresses.problems)
  const files = countOf(uploads.files, 'stored file')
  if (problems.length > 0 || !history.ok) {
    console.log(`Read ${files}, the database, the site history and every address. What is wrong:`)
    return { ok: false, problems }
  }
  const entries = entriesInWords(history.value.acts)
  console.log(
    `All is whole: ${files}, the database, and ${entries} of the site history. Every address that was public answers.`,
  )
  return done(undefined)
}

function entriesInWords(n: number) {
  return n === 1 ? '1 entry' : `${n.toLocaleString('en')} entries`
}

function countOf(n: number, noun: string) {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
}

/** Returns a sentence for each address without an answer (`now` UTC ms). */
async function verifyAddresses(now: number): Promise<{ total: number; problems: Problem[] }> {
  const line = progress()
  const { total, silent } = await silentAddresses(await installation(), now, (n) => line.show(`Address ${n + 1}`))
  line.end()
  return { total, problems: silent.map((address) => ({ message: inWords(address) })) }
}

function inWords({ path, target, asks }: Silent) {
  if (asks !== null) return `${path} was public at an earlier site, and answers nothing now.`
  return target === null
    ? `${path} was public, and answers nothing now.`
    : `${path} leads to ${target}, where readers find nothing now.`
}
