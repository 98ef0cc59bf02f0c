import { read } from '@/db/connection'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { headOf } from '@/domain/entries/head'

/** Checks a typed number or title, so that nobody erases another entry. Case and spaces do not matter. */
export async function checkTypedName(
  actor: Actor,
  { entryId, name }: { entryId: number; name: string },
): Promise<Result> {
  permit(actor, 'erase')
  if (!(await readableAmong(read(), actor, [entryId])).size) return refused('This text no longer exists.')
  const title = (await headOf(read(), entryId))!.title
  const typed = foldName(name)
  if (typed && (typed === String(entryId) || typed === foldName(title))) return done(undefined)
  return refused('This is neither its number nor its title. Look whether it is the text that you mean.', 'name')
}

function foldName(words: string) {
  return onOneLine(words).normalize('NFC').toLowerCase()
}
