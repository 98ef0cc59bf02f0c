import { publicVersion } from '@/db/connection'
import { installationProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { env } from '@/lib/process/env'
import { backup } from './backup'
import { faultInWords, damagedDatabase } from './faults'
import { imports } from './import'
import { mainLanguageVerb } from './main-language'
import { move } from './move'
import { prepare } from './prepare'
import { recordVerb } from './record'
import { addresses, redirects } from './redirects'
import { restore } from './restore'
import { staff } from './staff'
import { update } from './update'
import { upgrade } from './upgrade'
import { Misused, type Verb, installationActor, noArchive } from './verb'
import { verify } from './verify'
import { sharedNow } from '@/db/clock'
import { hasDemonstration, removeDemonstration } from '@/domain/site/demonstration'
import { done, refused, type Result } from '@/lib/result'
import { json, staticSite, type ExportCommand } from './exports/forms'
import { wxr } from './exports/wxr'
import { selfCheck, type Finding } from '@/domain/care/self-check/self-check'

export const check: Verb = {
  name: 'check',
  summary: 'Says whether anything is overdue, full, damaged or set unsafely: what the desk shows under Site health',
  usage: ['', '--quiet    (only what is not good)'],
  async run(args) {
    const isQuiet = args.length === 1 && args[0] === '--quiet'
    if (args.length > 0 && !isQuiet) throw new Misused('Say --quiet or nothing.')
    return (await damagedDatabase()) ?? (await runCheck(isQuiet))
  },
}

async function runCheck(isQuiet: boolean): Promise<Result> {
  const findings = await selfCheck(await installationActor(), sharedNow())
  const wrong = findings.filter(({ state }) => state === 'wrong')
  for (const finding of findings) if (!isQuiet || finding.state !== 'well') console.log(findingInWords(finding))
  if (wrong.length === 0) return done(undefined)
  const problems = [{ message: `Problems: ${wrong.map(({ title }) => title.toLowerCase()).join(', ')}.` }]
  return { ok: false, problems }
}

const stateWords: Record<Finding['state'], string> = { well: 'good', look: 'look', wrong: 'PROBLEM' }

function findingInWords({ state, title, message, todo }: Finding) {
  return [`${stateWords[state].padEnd(7)}  ${title}: ${message}`, todo && `         ${todo}`].filter(Boolean).join('\n')
}

/** `export DIR`, without the name of a form, means the first form. */
const forms: ExportCommand[] = [staticSite, json, wxr]

export const exportArchive: Verb = {
  name: 'export',
  summary: 'Writes the public archive down as files that need neither this program nor a server',
  usage: ['DIR    (the static site)', ...forms.flatMap(({ name, usage }) => usage.map((rest) => `${name} ${rest}`))],
  async run([first, ...rest]) {
    if (first === undefined) throw new Misused('Name the folder to write to.')
    const form = forms.find(({ name }) => name === first)
    return form ? form.run(rest) : staticSite.run([first, ...rest])
  },
}

const demo: Verb = {
  name: 'demo',
  summary: 'Removes the demonstration archive: exactly what it brought, and nothing of yours',
  usage: ['remove'],
  async run([command, ...rest]) {
    if (command !== 'remove' || rest.length > 0) throw new Misused('Say what to do with the demonstration.')
    if (!(await hasDemonstration())) return refused('There is no demonstration here: nothing was removed.')
    const removed = await removeDemonstration(await installationActor(), sharedNow())
    console.log(`Removed ${removed.entries} texts and ${removed.files} files of the demonstration.`)
    return done(undefined)
  },
}

const allVerbs: Verb[] = [
  staff,
  imports,
  exportArchive,
  backup,
  restore,
  move,
  check,
  verify,
  recordVerb,
  redirects,
  addresses,
  mainLanguageVerb,
  demo,
  update,
  upgrade,
  prepare,
]

/** Exits with 1 if the verb failed. */
export async function runVerb([name = 'help', ...args]: string[]) {
  if (['help', '--help', '-h'].includes(name)) return console.log(printHelp(args[0]))
  const verb = allVerbs.find((candidate) => candidate.name === name)
  if (!verb) return printFailure(`There is no "${name}". npm run gazette -- help lists what there is.`)
  if (args.includes('--help')) return console.log(printHelp(name))
  const wrongSetting = settingProblem()
  if (wrongSetting) return printFailure(wrongSetting)
  try {
    const needsArchive = !verb.makesArchive && !verb.needsNoArchive?.(args)
    const problem = needsArchive ? await missingArchive(verb) : undefined
    if (problem) return printFailure(problem)
    // PostgreSQL answers with its clock too. To a move, open connections are those of a server.
    if (isPostgres && needsArchive && verb !== move) await publicVersion()
    const result = await verb.run(args)
    if (!result.ok) printFailure(...result.problems.map((problem) => problem.message))
  } catch (error) {
    if (isMisuse(error)) return printFailure(error.message, '', usageLines(verb))
    const fault = await faultInWords(error)
    if (!fault) throw error
    printFailure(...fault.problems.map((problem) => problem.message))
  }
}

/** Each verb treats damage itself, and a move says what there is to move. */
async function missingArchive(verb: Verb): Promise<string | undefined> {
  if (isPostgres) return installationProblem()
  return verb === move ? undefined : noArchive()?.problems[0]!.message
}

function settingProblem(): string | undefined {
  try {
    env()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function printHelp(name?: string) {
  const verb = allVerbs.find((candidate) => candidate.name === name)
  if (verb) return `${verb.summary}\n\n${usageLines(verb)}`
  const width = Math.max(...allVerbs.map(({ name }) => name.length))
  const lines = allVerbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return ['npm run gazette -- VERB …', '', ...lines, `  ${'help'.padEnd(width)}  This list; help VERB for more`].join(
    '\n',
  )
}

function usageLines({ usage, name }: Verb) {
  return usage.map((form) => `  npm run gazette -- ${name} ${form}`.trimEnd()).join('\n')
}

/** Node's own parser explains unknown options. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Misused || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS_')
}

function printFailure(...lines: string[]) {
  console.error(lines.join('\n'))
  process.exitCode = 1
}
