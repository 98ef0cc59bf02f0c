import { eq } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { settings } from '@/db/schema'

/** Whether search engines are told of changes, with which key (32 hex digits), and since when (UTC ms). */
export type Telling = { on: boolean; key: string; since: number }

export const tellingKey = 'indexNow'

export async function telling(db: Db = read()): Promise<Telling | undefined> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, tellingKey))
  return row?.value as Telling | undefined
}

/** The key that is public: there is none while nothing is told. */
export async function searchKey(): Promise<string | undefined> {
  const found = await telling()
  return found?.on ? found.key : undefined
}
