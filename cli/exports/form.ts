import type { Result } from '@/lib/result'

/** `npm run gazette -- export NAME …` */
export type Form = {
  name: string
  /** A line for each way. */
  usage: string[]
  /** Throws `Misused` for wrong arguments. */
  run(args: string[]): Promise<Result>
}
