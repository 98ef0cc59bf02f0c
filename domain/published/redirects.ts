import { eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { redirects } from '@/db/schema'
import { oldShapes } from '@/lib/old-shapes'
import { answerAt } from './answers'

type Asked = {
  /** A path in its one spelling, with its query where it is one of the old kind. */
  source: string
  /** UTC ms */
  now: number
}

/**
 * Where an address leads at which nothing stands: by what staff or an import wrote down, or as WordPress spelled it. One hop,
 * to what is there at that moment or to the page that says why it is gone; undefined where nothing public is.
 */
export async function leadsTo({ source, now }: Asked): Promise<string | undefined> {
  const [row] = await written({ source })
  for (const path of row ? [row.target] : oldShapes(source)) {
    const end = await endOf(path, now)
    if (end !== undefined && end !== source) return end
  }
}

const written = prepared((db) =>
  db
    .select({ target: redirects.target })
    .from(redirects)
    .where(eq(redirects.source, sql.placeholder('source'))),
)

/** What a reader who is sent to a path arrives at: what moved on has moved on, what is gone says so. */
export async function endOf(target: string, now: number): Promise<string | undefined> {
  const answer = await answerAt(withoutQuery(target), now)
  return answer?.is === 'moved' ? answer.path : answer && target
}

export function withoutQuery(target: string) {
  return target.replace(/\?.*/, '')
}
