import { json, mistakes, problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { entryAddress, entryData, only } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import { fieldNames, oneParameters, readQuery } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { moved, publicRoute } from '@/app/(site)/public-route'
import { listedEntry } from '@/domain/published/entry-list'
import { findItem } from '@/domain/published/item'
import { findNamed } from '@/domain/published/named-entry'
import type { Language } from '@/lib/languages'
import { inZone } from '@/lib/time'

/** One entry with its text, by its number; a publication by its slug too. */
export const GET = publicRoute<{ kind: 'entry' | 'publication'; of: string }>(
  async ({ at: now, params, query, frame }) => {
    const { language, fields } = oneParameters
    const read = readQuery(query, params.kind === 'publication' ? { language, fields } : { fields })
    if (!read.ok) return mistakes(read.found)
    const { language: asked, fields: chosen } = read.asked as { language?: Language; fields?: string }
    const found = await findNamed({ kind: params.kind, idOrSlug: params.of, language: asked, now })
    if (!found) return problem(404, 'No entry that readers have is called that.')
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
  },
)
