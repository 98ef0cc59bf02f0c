import type { Result } from '@/lib/result'

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
