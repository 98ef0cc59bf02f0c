import { json, mistakes, problem } from '@/app/(site)/-/[lang]/open-data/answer'
import { entryAddress, entryData, only } from '@/app/(site)/-/[lang]/open-data/entry-data'
import { fieldNames, oneParameters, readQuery } from '@/app/(site)/-/[lang]/open-data/parameters'
import { moved, still } from '@/app/(site)/still'
import { addressOfEntry, listedEntry } from '@/domain/published/entry-list'
import { findItem, type ItemAnswer } from '@/domain/published/item'
import { languagePrefix, languages } from '@/lib/languages'
import { inZone } from '@/lib/time'

/** One entry with its text, by its number; a publication by its slug too. */
export const GET = still<{ kind: string; of: string }>(async ({ at: now, params, query, frame }) => {
  const { language, fields } = oneParameters
  const read = readQuery(query, params.kind === 'publication' ? { language, fields } : { fields })
  if (!read.ok) return mistakes(read.found)
  const { language: asked, fields: chosen } = read.asked as { language?: (typeof languages)[number]; fields?: string }
  const found = await foundAt(await pathsOf(params, { language: asked, now }), now)
  if (!found || (found.is === 'live' && params.kind === 'publication' && found.item.kind !== 'publication'))
    return problem(404, 'No entry that readers have is called that.')
  if (found.is === 'moved') return toWhereItIs(found.path)
  if (found.is === 'gone') {
    const at = inZone(found.at, frame.site.zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
    return problem(410, found.explanation, { reason: found.reason, at })
  }
  const entry = (await listedEntry({ entryId: found.item.entryId, now }))!
  return json(only(entryData(frame, entry), chosen?.split(',') ?? fieldNames))

  async function toWhereItIs(path: string) {
    const there = await findItem({ path, now })
    if (there?.is !== 'live') return problem(404, 'No entry that readers have is called that.')
    return moved(entryAddress(frame, there.item.entryId).slice(frame.origin.length), true)
  }
})

async function pathsOf(
  { kind, of }: { kind: string; of: string },
  { language, now }: { language?: (typeof languages)[number]; now: number },
) {
  if (/^[1-9]\d{0,14}$/.test(of)) {
    const path = await addressOfEntry({ entryId: Number(of), now })
    if (path !== undefined) return [path]
  }
  const spoken = language ? [language] : languages
  return kind === 'publication' ? spoken.map((one) => `${languagePrefix(one)}/publications/${of}`) : []
}

async function foundAt(paths: string[], now: number): Promise<ItemAnswer> {
  for (const path of paths) {
    const found = await findItem({ path, now })
    if (found) return found
  }
}
