import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'
import type { Store, StoreCheck } from '@/lib/store/store'

/** `problem`: the code of what is in the way of reading and writing files; null where nothing is known to be. */
export type StoreHealth = { problem: string | null; keepsVersions: StoreCheck['keepsVersions'] }

/** The time (ms) that an answer of the bucket counts: monitors ask often, and a bucket may cost something for each question. */
const counts = 60_000
/** The time (ms) that anybody waits for one: a bucket that hangs must not keep readiness from being told. */
const maxWait = 1_000

type AskedStore = { store: Store; askedAt: number; asking?: Promise<unknown>; health: StoreHealth }
let known: AskedStore | undefined

/** Returns how the bucket that has the files of uploads is at a moment (UTC ms); null where the folder in DATA_DIR has them. */
export async function storeHealth(now: number): Promise<StoreHealth | null> {
  if (!env().bucket) return null
  const store = mediaStore()
  if (known?.store !== store) known = { store, askedAt: -Infinity, health: { problem: null, keepsVersions: 'unknown' } }
  const state = known
  if (!state.asking && Math.abs(now - state.askedAt) >= counts) {
    state.askedAt = now
    state.asking = store.check().then(({ problem = null, keepsVersions }) => {
      state.health = { problem, keepsVersions }
      state.asking = undefined
    })
  }
  if (state.asking) await Promise.race([state.asking, wait(maxWait, undefined, { ref: false })])
  return state.health
}
