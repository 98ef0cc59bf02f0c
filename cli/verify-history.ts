import { followChain, holdsLink } from '@/domain/audit'
import { siteSettings } from '@/domain/published/site'
import { done, refused, type Result } from '@/lib/result'
import { deskTime } from '@/lib/time'

/** Refused: a chain that breaks, naming its first row that does not fit, and one that does not hold the hash asked for. */
export async function verifyHistory(hash?: string): Promise<Result<{ acts: number; last: string }>> {
  const { acts, last, broken } = await followChain()
  if (broken) {
    const { zone } = await siteSettings()
    return refused(
      `The record is broken: row ${broken.id}, of ${deskTime(broken.at, zone)}, does not fit the rows before it.`,
    )
  }
  if (hash && !(await holdsLink(hash)))
    return refused('The record no longer holds that hash: rows were cut off its end, or it is another site’s.')
  return done({ acts, last })
}
