import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { archiveProblem, placeProblem } from '@/db/archive-problem'
import { findDamage } from '@/db/damage'
import { membershipProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { postgresProblem } from '@/db/postgres-problem'
import { bytesOfCopy, bytesOfServerCopy, upgradeOfFile, upgradeOfPostgres, type UpgradePlan } from '@/db/upgrade'
import { hasContent } from '@/db/snapshot'
import { sizeInWords } from '@/domain/care/self-check/finding'
import { env } from '@/lib/process/env'
import { recordKey } from '@/lib/keys/record-key'
import { done, type Result, refusedWith } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { storeWords } from '@/lib/store/store'
import packageJson from '@/package.json'
import { freeBytes, noSpaceMessage } from './backups/before-upgrade'
import { damageWords } from './faults'
import { databaseFile, Misused, type Verb } from './verb'

export const upgrade: Verb = {
  name: 'upgrade',
  summary: 'Says what bringing this archive to this version would do, and what stands in the way; changes nothing',
  usage: ['--check'],
  makesArchive: true,
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean' } } })
    if (!values.check) throw new Misused('Say --check. npm start makes the upgrade itself, and so does prepare.')
    const problems = (isPostgres ? await problemsOfServer() : problemsOfFile()).concat(
      keyProblem() ?? [],
      (await bucketProblem()) ?? [],
    )
    if (problems.length > 0) return refusedFor(problems)
    return isPostgres ? checkServer() : checkFile()
  },
}

function problemsOfFile(): string[] {
  const problem = archiveProblem(env().dataDir)
  if (problem && problem.is !== 'missing' && problem.is !== 'older') return [problem.message]
  const damaged = problem?.is === 'missing' ? [] : findDamage(databaseFile())
  return damaged.length > 0 ? [`${damageWords(damaged)} npm run gazette -- check says what to do.`] : []
}

async function problemsOfServer(): Promise<string[]> {
  const { databaseUrl, dataDir } = env()
  const place = placeProblem(dataDir)
  const server = await postgresProblem(databaseUrl!)
  const other = server ? undefined : await membershipProblem({ notesNothing: true })
  return [place && place.is !== 'missing' ? place.message : undefined, server, other].filter(
    (says) => says !== undefined,
  )
}

function keyProblem(): string | undefined {
  try {
    if (env().recordKey) recordKey()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

async function bucketProblem(): Promise<string | undefined> {
  if (!env().bucket) return undefined
  const { problem } = await mediaStore().check()
  return problem && `MEDIA_URL: ${storeWords(problem) ?? problem}.`
}

async function checkFile(): Promise<Result> {
  const { dataDir } = env()
  const problem = archiveProblem(dataDir)
  if (problem?.is === 'missing') return missingArchiveRefusal(dataDir)
  const plan = upgradeOfFile(databaseFile())
  printLine('The archive', `${databaseFile()}, with ${changesInWords(plan.from)}`)
  printChanges(plan)
  if (plan.changes.length === 0) return reportReady()
  printLine('Meanwhile', 'the server has to be stopped: one at a time serves this file')
  const bytes = env().upgradeCopy && hasContent(databaseFile()) ? bytesOfCopy(databaseFile()) : 0
  const free = await freeBytes(dataDir)
  printCopy(bytes, `${sizeInWords(bytes)} at most`, free)
  printLine('By hand first', 'npm run gazette -- backup DIR, with the version from before; then stop the server')
  return bytes > free
    ? refusedFor([`There is no room for the copy: make ${sizeInWords(bytes - free)} free where DATA_DIR is.`])
    : reportReady()
}

async function checkServer(): Promise<Result> {
  const plan = await upgradeOfPostgres(env().databaseUrl!)
  if (plan.from === 0) return missingArchiveRefusal('the database')
  const { host, pathname } = new URL(env().databaseUrl!)
  printLine('The archive', `${host}${pathname} (PostgreSQL), with ${changesInWords(plan.from)}`)
  printChanges(plan)
  if (plan.changes.length === 0) return reportReady()
  printLine(
    'Meanwhile',
    plan.admitsEarlier
      ? 'instances of the version from before may continue reading and writing; replace them one after the other'
      : 'instances of the version from before refuse every request as soon as it begins, and stop; readers wait for the first new one',
  )
  const bytes = env().upgradeCopy ? await bytesOfServerCopy(env().databaseUrl!) : 0
  const free = existsSync(env().dataDir) ? await freeBytes(env().dataDir) : Infinity
  printCopy(bytes, `about ${sizeInWords(bytes)}`, free)
  printLine('By hand first', 'pg_dump, or npm run gazette -- backup DIR with the version from before')
  return bytes > free ? refusedFor([noSpaceMessage(bytes, free)]) : reportReady()
}

function printCopy(bytes: number, size: string, free: number) {
  const room = free === Infinity ? '' : `; ${sizeInWords(free)} are free there`
  const copy = `a folder before-upgrade-… in ${env().dataDir}, ${size}${room}`
  const none = env().upgradeCopy ? 'there is nothing in it that anybody would miss' : 'UPGRADE_COPY is "no"'
  printLine('Copy before', bytes > 0 ? copy : `none: ${none}`)
}

function missingArchiveRefusal(place: string): Result {
  printLine('The archive', `none is in ${place} yet: npm start makes one`)
  return reportReady()
}

function printChanges({ to, changes }: UpgradePlan) {
  printLine('This version', `Gazette ${packageJson.version}, which knows ${changesInWords(to)}`)
  printLine('To be made', changes.length > 0 ? `${changesInWords(changes.length)}: ${changes.join(', ')}` : 'nothing')
}

function changesInWords(n: number) {
  return `${n} ${n === 1 ? 'change' : 'changes'} of the schema`
}

function printLine(what: string, words: string) {
  console.log(`${`${what}:`.padEnd(15)}${words}.`)
}

function reportReady(): Result {
  console.log('Nothing stands in the way.')
  return done(undefined)
}

function refusedFor(problems: string[]): Result {
  return refusedWith(problems)
}
