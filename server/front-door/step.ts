import type { IncomingMessage, ServerResponse } from 'node:http'
import { isReading } from './address'

export type Exchange = { req: IncomingMessage; res: ServerResponse }

/** Answers, or calls `next`. */
export type Step = (req: IncomingMessage, res: ServerResponse, next: () => void | Promise<void>) => void | Promise<void>

export function chainSteps(...steps: Step[]): Step {
  return (req, res, next) => {
    const from = (i: number): void | Promise<void> =>
      i < steps.length ? steps[i]!(req, res, () => from(i + 1)) : next()
    return from(0)
  }
}

export function ifReading(step: Step): Step {
  return (req, res, next) => (isReading(req) ? step(req, res, next) : next())
}
