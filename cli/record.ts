import { resolve } from 'node:path'
import { sharedNow } from '@/db/clock'
import { beginNewSection } from '@/domain/staff/audit'
import { checkChainOnly, checkRecord, saveRecordCheck } from '@/domain/care/record-check'
import { headText, replaceHead } from '@/domain/staff/record/record-head'
import { recordKeyIn } from '@/lib/keys/record-key'
import { done, refused, type Result, refusedWith } from '@/lib/result'
import { writeKey } from './backups/key'
import { installationActor, Misused, type Verb, printDone, readArguments } from './verb'

export const recordVerb: Verb = {
  name: 'record',
  summary:
    'Makes a key for the site history of all entries, or begins a new section of it, after its key was changed or a fault was explained',
  usage: [
    'key FILE    (makes a key, for RECORD_KEY_FILE)',
    'begin    (from now on the present key vouches for all entries so far, and for all releases and texts as they are)',
    'begin --old-key-file FILE    (checks them with the key from before first)',
    'begin --yes    (although something is wrong)',
  ],
  needsNoArchive: ([command]) => command === 'key',
  async run(args) {
    const { positionals, values } = readArguments(args, { yes: 'boolean', 'old-key-file': 'string' })
    const [command, file, ...more] = positionals
    if (command === 'key' && file && more.length === 0) return makeRecordKey(resolve(file))
    if (command !== 'begin' || file) throw new Misused('Say key and a file, or begin.')
    return begin({ oldKeyFile: values['old-key-file'], isSure: values.yes === true, now: sharedNow() })
  },
}

async function makeRecordKey(file: string): Promise<Result> {
  return printDone(
    await writeKey(file),
    () =>
      `Made a key: ${file}. Set RECORD_KEY_FILE to it, keep a copy apart from the server and from the backups, start the server again, then run npm run gazette -- record begin.`,
  )
}

type RecordRequest = { oldKeyFile?: string; isSure: boolean; now: number }

/** With problems, refuses unless `isSure`: somebody who vouches for the record must have seen them. */
async function begin({ oldKeyFile, isSure, now }: RecordRequest): Promise<Result> {
  const problems = oldKeyFile ? await checkChainOnly(recordKeyIn(oldKeyFile)) : (await checkRecord()).problems
  if (problems.length && !isSure) {
    const advice = 'Nothing was written. Once you know why, add --yes: what is there now is then vouched for as it is.'
    return refusedWith([...problems, advice])
  }
  const head = await beginNewSection(await installationActor(), { problems: problems.length }, now)
  if (!head) return refused('The site history is empty.')
  replaceHead(head)
  saveRecordCheck(await checkRecord(), now)
  console.log(`A new section of the site history begins. Its newest entry, to be noted elsewhere: ${headText(head)}`)
  return done(undefined)
}
