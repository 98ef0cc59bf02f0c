import { AsyncLocalStorage } from 'node:async_hooks'
import type { ReactNode } from 'react'
import { presentFor } from '@/domain/published/present'

/** The moment (UTC ms) that a page is asked for, and what it says above everything when that is not now. */
export type Moment = { at: number; banner?: ReactNode }

const momentStorage = new AsyncLocalStorage<Moment>()

/**
 * Runs `work` with public pages answering for another moment. Only what runs inside sees it: no header, query or cookie can
 * set it, so a reader always gets the present.
 */
export function atMoment<T>(moment: Moment, work: () => Promise<T>): Promise<T> {
  return momentStorage.run(moment, work)
}

export function requestedMoment(): Moment {
  return momentStorage.getStore() ?? { at: presentFor(Date.now()) }
}
