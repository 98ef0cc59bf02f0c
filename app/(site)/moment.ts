import { AsyncLocalStorage } from 'node:async_hooks'
import type { ReactNode } from 'react'
import { sharedNow } from '@/db/clock'

/** UTC ms; the banner says that it is not the present. */
export type RequestedMoment = { at: number; banner?: ReactNode }

const momentStorage = new AsyncLocalStorage<RequestedMoment>()

/** Runs `work` with public pages at another moment. No header, query or cookie can set it: readers get the present. */
export function runAtMoment<T>(moment: RequestedMoment, work: () => Promise<T>): Promise<T> {
  return momentStorage.run(moment, work)
}

export function requestedMoment(): RequestedMoment {
  return momentStorage.getStore() ?? { at: sharedNow() }
}
