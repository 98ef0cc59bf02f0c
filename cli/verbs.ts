import { publicVersion } from '@/db/connection'
import { installationProblem } from '@/db/installation'
import { isPostgres } from '@/db/kit'
import { env } from '@/lib/process/env'
import { addresses } from './addresses'
import { backup } from './backup'
import { check } from './check'
import { demo } from './demo'
import { exportArchive } from './export'
import { faultInWords } from './faults'
import { imports } from './import'
import { mainLanguageVerb } from './main-language'
import { move } from './move'
import { prepare } from './prepare'
import { recordVerb } from './record'
import { redirects } from './redirects'
import { restore } from './restore'
import { staff } from './staff'
import { update } from './update'
import { upgrade } from './upgrade'
import { Misused, type Verb } from './verb'
import { verify } from './verify'

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
    const problem = isPostgres && needsArchive ? await installationProblem() : undefined
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
