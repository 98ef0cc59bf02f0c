import { AsyncLocalStorage } from 'node:async_hooks'
import type { ReactNode } from 'react'
import { sharedNow } from '@/db/clock'

/** A moment (UTC ms) for which pages are shown. The banner says that it is not the present. */
export type RequestedMoment = { at: number; banner?: ReactNode }

const momentStorage = new AsyncLocalStorage<RequestedMoment>()

/** Runs `work` with public pages at another moment. No request can set the moment: readers always get the present. */
export function runAtMoment<T>(moment: RequestedMoment, work: () => Promise<T>): Promise<T> {
  return momentStorage.run(moment, work)
}

export function requestedMoment(): RequestedMoment {
  return momentStorage.getStore() ?? { at: sharedNow() }
}
