import type { Result } from '@/lib/result'

/** One way to write the archive down: `npm run gazette -- export NAME …`. */
export type Form = {
  name: string
  /** The arguments that may follow the name, a line for each way. */
  usage: string[]
  /** Does it with what followed the name. Throws `Misused` for arguments that make no sense. */
  run(args: string[]): Promise<Result>
}
