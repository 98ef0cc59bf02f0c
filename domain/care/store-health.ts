import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'
import type { Store, StoreCheck } from '@/lib/store/store'

/** `problem`: the error code. */
export type StoreHealth = { problem: string | null; keepsVersions: StoreCheck['keepsVersions'] }

/** Milliseconds that an answer is cached: monitors ask often, and requests to a bucket may cost money. */
const countsLifetime = 60_000
/** Milliseconds: a hanging bucket must not delay the answer about readiness. */
const maxWait = 1_000

type StoreHealthCache = { store: Store; checkedAt: number; asking?: Promise<unknown>; health: StoreHealth }
let knownStore: StoreHealthCache | undefined

/** Finds the health of a bucket; null with files in DATA_DIR. */
export async function storeHealth(now: number): Promise<StoreHealth | null> {
  if (!env().bucket) return null
  const store = mediaStore()
  if (knownStore?.store !== store)
    knownStore = { store, checkedAt: -Infinity, health: { problem: null, keepsVersions: 'unknown' } }
  const state = knownStore
  if (!state.asking && Math.abs(now - state.checkedAt) >= countsLifetime) {
    state.checkedAt = now
    state.asking = store.check().then(({ problem = null, keepsVersions }) => {
      state.health = { problem, keepsVersions }
      state.asking = undefined
    })
  }
  if (state.asking) await Promise.race([state.asking, wait(maxWait, undefined, { ref: false })])
  return state.health
}
