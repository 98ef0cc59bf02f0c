import { sharedNow } from '@/db/clock'
import { isPostgres } from '@/db/kit'
import { orphanProblems } from '@/db/snapshot'
import { done, refused, refusedWith, type Problem, type Result } from '@/lib/result'
import { damagedDatabase } from './faults'
import { progressLine, databaseFile, installationActor, Misused, type Verb, readArguments } from './verb'
import { silentAddresses, type SilentAddress } from '@/domain/addresses/silent-addresses'
import { damagedUploads, type DamagedUpload } from '@/domain/care/damage'
import { checkFiles, filesByAge, uploadsWithoutChecksums } from '@/domain/care/fixity'
import { findOrphans } from '@/domain/care/orphans'
import { env } from '@/lib/process/env'
import { recordContainsHash } from '@/domain/desk/history'
import { checkRecord, saveRecordCheck } from '@/domain/care/record-check'
import { headOfRecord, headText, recordContainsHead, saveHead, parseHead } from '@/domain/staff/record/record-head'
import { headProblemsOfBackup } from './backups/scheduled'
import { countInWords } from '@/lib/text/numbers'

export const verify: Verb = {
  name: 'verify',
  summary: 'Checks every stored file, the database, the history and the addresses of the site, while people work',
  usage: [
    '',
    '--sample N    (the N files that were checked longest ago, and all the rest)',
    'addresses    (every address that was ever public, here or at an earlier site, and what it answers now)',
    'history    (the site history, and every release and released text against it)',
    'history --holds HASH    (one that was printed before and noted elsewhere)',
    '--head    (prints the newest entry of the site history, to be noted elsewhere)',
    '--from HEAD    (the site history, and whether it still holds the entry that --head printed)',
  ],
  async run(args) {
    const { positionals, values } = readArguments(args, {
      holds: 'string',
      sample: 'string',
      from: 'string',
      head: 'boolean',
    })
    const { holds, from, head = false } = values
    const isHistoryAsked = from !== undefined || head
    const [command = isHistoryAsked ? 'history' : undefined, ...more] = positionals
    if (more.length || (command && command !== 'history' && command !== 'addresses'))
      throw new Misused('Say history or addresses, or nothing to verify all of it.')
    if ((command && values.sample) || (command !== 'history' && (holds || isHistoryAsked)))
      throw new Misused('--holds, --from and --head go with history, --sample with all the rest.')
    const sample = sampleSizeIn(values.sample)
    if (command === 'addresses') return verifyOnlyAddresses(sharedNow())
    if (head) return printHead()
    return command ? verifyOnlyHistory({ holds, from }) : verifyEverything({ sample, now: sharedNow() })
  },
}

function sampleSizeIn(text?: string) {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Misused('--sample needs a number of files, such as 100.')
  return Number(text)
}

async function verifyOnlyHistory(noted: { holds?: string; from?: string }): Promise<Result> {
  const verified = await verifyHistory(noted, sharedNow())
  if (!verified.ok) return verified
  const { acts, head } = verified.value
  console.log(
    `Log intact: ${entriesInWords(acts)}. Every release and every published text is as the site history says.`,
  )
  if (head) console.log(`Its newest entry, to be noted elsewhere: ${head}`)
  return done(undefined)
}

async function verifyOnlyAddresses(now: number): Promise<Result> {
  const { total, problems } = await verifyAddresses(now)
  if (problems.length === 0) {
    console.log(`Every address answers: ${total.toLocaleString('en')} that were ever public or lead somewhere.`)
    return done(undefined)
  }
  return { ok: false, problems }
}

/** Reports only the damage, since nothing else is reliable then. */
async function verifyEverything(options: { sample?: number; now: number }): Promise<Result> {
  const damaged = await damagedDatabase()
  if (damaged) return damaged
  const uploads = await verifyFiles(options)
  // PostgreSQL enforces references.
  const orphans = isPostgres ? [] : orphanProblems(databaseFile())
  const database = orphans.map((problem) => `The database: ${problem}.`)
  const history = await verifyHistory({}, options.now)
  const addresses = await verifyAddresses(options.now)
  const { problems } = refusedWith([...uploads.problems, ...database])
  if (!history.ok) problems.push(...history.problems)
  problems.push(...addresses.problems)
  const files = countInWords(uploads.files, 'stored file')
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

/** Returns a sentence for each address without an answer (`now` UTC ms). */
async function verifyAddresses(now: number): Promise<{ total: number; problems: Problem[] }> {
  const line = progressLine()
  const { total, silent } = await silentAddresses(await installationActor(), now, (n) => line.show(`Address ${n + 1}`))
  line.end()
  return { total, problems: silent.map((address) => ({ message: silentAddressInWords(address) })) }
}

function silentAddressInWords({ path, target, asks }: SilentAddress) {
  if (asks !== null) return `${path} was public at an earlier site, and answers nothing now.`
  return target === null
    ? `${path} was public, and answers nothing now.`
    : `${path} leads to ${target}, where readers find nothing now.`
}

/** Checks all files, or the `sample` files that were checked longest ago. */
async function verifyFiles({ sample, now }: { sample?: number; now: number }) {
  const files = await filesByAge(sample)
  const line = progressLine()
  let filesRead = 0
  const examined = await checkFiles(files, now, {
    each: () => line.show(`${(++filesRead).toLocaleString('en')} of ${files.length.toLocaleString('en')} files read`),
  })
  line.end()
  return { files: examined.length, problems: [...(await damages()), ...(await unknown()), ...(await strangers(now))] }
}

async function damages() {
  return (await damagedUploads(await installationActor())).flatMap((upload) =>
    upload.files.map(
      ({ name, problem }) => `${upload.name}: ${upload.mediaId}/${name} ${problemWords[problem]}. ${usedIn(upload)}`,
    ),
  )
}

const problemWords = { missing: 'is missing', changed: 'is not what it was, or cannot be read' }

function usedIn({ uses }: DamagedUpload) {
  if (uses.length === 0) return 'No text uses it.'
  return `Used in ${uses.map(({ entryId, title }) => `“${title || 'Untitled'}” (text ${entryId})`).join(', ')}.`
}

async function unknown() {
  const uploads = await uploadsWithoutChecksums()
  if (uploads === 0) return []
  const which = uploads === 1 ? 'One upload has' : `${uploads} uploads have`
  return [`${which} no checksums: compare what is stored with a backup.`]
}

async function strangers(now: number) {
  const orphans = await findOrphans(now, { within: true })
  const place = env().bucket ? 'In the bucket, ' : 'media/'
  return orphans.map(({ path }) => `${place}${path} belongs to no upload. Look at it, then move it away.`)
}

type NotedHead = {
  holds?: string
  /** A printed head: "1234:9f8e…". */
  from?: string
}

/** Noted heads: in the newest backup, beside the database, and the given one (`now` UTC ms). */
async function verifyHistory(
  { holds, from }: NotedHead,
  now: number,
): Promise<Result<{ acts: number; head?: string }>> {
  const check = await checkRecord()
  saveRecordCheck(check, now)
  const noted = [...(await headProblemsOfBackup()), ...(await notedHeadProblems({ holds, from }))]
  const problems = [...check.problems, ...noted]
  if (problems.length) return refusedWith(problems)
  await saveHead()
  return done({ acts: check.acts, head: check.head && headText(check.head) })
}

async function notedHeadProblems({ holds, from }: NotedHead): Promise<string[]> {
  const problems: string[] = []
  if (holds && !(await recordContainsHash(holds)))
    problems.push('The site history no longer holds that hash: rows were cut off its end, or it is another site’s.')
  const head = from === undefined ? undefined : parseHead(from)
  if (from !== undefined && !head)
    throw new Misused('--from takes what verify --head printed: a number, a colon and 64 characters.')
  if (head && !(await recordContainsHead(head)))
    problems.push(
      `Entry ${head.number} is not the one that was noted: entries were cut off the end, an older database was put in the place of a newer one, or the site history was written anew since then. It may also be another site’s.`,
    )
  return problems
}

async function printHead(): Promise<Result> {
  const head = await headOfRecord()
  if (!head) return refused('The site history is empty.')
  console.log(headText(head))
  return done(undefined)
}
