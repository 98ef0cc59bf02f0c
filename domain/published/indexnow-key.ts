import { eq } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { settings } from '@/db/schema'

/** `key`: 32 hex digits; `since`: UTC ms. */
export type IndexNowState = { on: boolean; key: string; since: number }

export const indexNowSetting = 'indexNow'

export async function indexNowState(db: Db = read()): Promise<IndexNowState | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, indexNowSetting))
  return row?.value as IndexNowState | undefined
}

/** Returns the IndexNow key; undefined while search engines are not notified. */
export async function searchKey(): Promise<string | undefined> {
  const state = await indexNowState()
  return state?.on ? state.key : undefined
}
