import { jsonResponse, mistakesResponse, problem } from '@/app/(site)/-/[lang]/api/v1/answer'
import { entryAddress, entryData, only } from '@/app/(site)/-/[lang]/api/v1/entry-data'
import { fieldNames, oneParameters, parseParameters } from '@/app/(site)/-/[lang]/api/v1/parameters'
import { moved, publicRoute } from '@/app/(site)/public-route'
import { listedEntry } from '@/domain/published/entry-list'
import { findItem } from '@/domain/published/item'
import { findNamed } from '@/domain/published/named-entry'
import type { Language } from '@/lib/languages/languages'
import { inZone } from '@/lib/time/time'

export const GET = publicRoute<{ kind: 'entry' | 'publication'; of: string }>(
  async ({ at: now, params, query, frame }) => {
    const { language, fields } = oneParameters
    const parsedQuery = parseParameters(query, params.kind === 'publication' ? { language, fields } : { fields })
    if (!parsedQuery.ok) return mistakesResponse(parsedQuery.mistakes)
    const { language: requestedLanguage, fields: chosenFields } = parsedQuery.values as {
      language?: Language
      fields?: string
    }
    const lookup = await findNamed({ kind: params.kind, idOrSlug: params.of, language: requestedLanguage, now })
    if (!lookup) return problem(404, 'No entry that readers have is called that.')
    if (lookup.is === 'moved') return toWhereItIs(lookup.path)
    if (lookup.is === 'gone') {
      // A consent ended: the reason stays private.
      if (lookup.reason === 'unavailable') return problem(410, 'This is no longer available.')
      const at = inZone(lookup.at, frame.site.zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
      return problem(410, lookup.explanation, { reason: lookup.reason, at })
    }
    const entry = (await listedEntry({ entryId: lookup.item.entryId, now }))!
    return jsonResponse(only(entryData(frame, entry), chosenFields?.split(',') ?? fieldNames))

    async function toWhereItIs(path: string) {
      const there = await findItem({ path, now })
      if (there?.is !== 'live') return problem(404, 'No entry that readers have is called that.')
      return moved(entryAddress(frame, there.item.entryId).slice(frame.origin.length), true)
    }
  },
)
