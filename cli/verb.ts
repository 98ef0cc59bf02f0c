import { done, type Result, refused, type Refused } from '@/lib/result'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { archiveProblem } from '@/db/archive-problem'
import { isPostgres } from '@/db/kit'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'

/** A command. Expected failures are values whose sentences are printed. */
export type Verb = {
  name: string
  summary: string
  usage: string[]
  makesArchive?: true
  /** True for files outside an archive. */
  needsNoArchive?(args: string[]): boolean
  run(args: string[]): Promise<Result>
}

/** The usage is shown with the sentence. */
export class Misused extends Error {}

type OptionTypes = Record<string, 'string' | 'boolean'>

/** Reads names and options. @throws the error of Node's parser, whose sentence is shown with the usage */
export function readArguments<const O extends OptionTypes>(args: string[], types: O) {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]))
  type Values = { [Name in keyof O]?: O[Name] extends 'boolean' ? boolean : string }
  return parseArgs({ args, allowPositionals: true, options }) as { positionals: string[]; values: Values }
}

/** The command line may do everything: its user could change the files anyway. */
export async function installationActor(): Promise<Actor> {
  const { zone } = await siteSettings()
  return makeActor({ id: null, name: 'The command line', role: 'admin', zone })
}

export function databaseFile() {
  return join(env().dataDir, 'gazette.db')
}

/** Refuses if DATA_DIR has no archive. */
export function noArchive(): Refused | undefined {
  if (isPostgres) return undefined
  const problem = archiveProblem(env().dataDir)
  return problem && problem.is !== 'damaged' ? refused(problem.message) : undefined
}

/** Prints what was done, unless it was refused. */
export function printDone<T>(outcome: Result<T>, words: (value: T) => string): Result {
  if (!outcome.ok) return outcome
  console.log(words(outcome.value))
  return done(undefined)
}

const minInterval = 200

/** Writes only to a terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let shownAt = -Infinity
  let isShown = false
  return {
    show(words: string) {
      if (!stream.isTTY || performance.now() - shownAt < minInterval) return
      stream.write(`\r\u001b[K${words}`)
      shownAt = performance.now()
      isShown = true
    },
    end() {
      if (isShown) stream.write('\r\u001b[K')
    },
  }
}
