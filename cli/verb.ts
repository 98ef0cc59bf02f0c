import type { Result } from '@/lib/result'

/** One thing that `npm run gazette -- NAME` does. What goes wrong as expected is a value; its sentences are printed. */
export type Verb = {
  name: string
  /** One line for the list of verbs. */
  summary: string
  /** The arguments that may follow the name, a line for each form. */
  usage: string[]
  /** The verb asks by itself whether the archive can be used: it makes one where there is none. */
  makesArchive?: true
  /** Returns whether what is asked of it needs no archive: files that lie anywhere. */
  needsNoArchive?(args: string[]): boolean
  run(args: string[]): Promise<Result>
}

/** For arguments that make no sense: the usage is shown with the sentence. */
export class Misused extends Error {}
