import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { helpPath, splitAround, termName } from '@/components/site/frame'
import type { HelpCountry } from '@/domain/published/help'
import { entryTypes } from '@/lib/kinds/kinds'
import { escapeHtml } from '@/lib/web/html'
import { isSiteLanguage, mainLanguage, type Language } from '@/lib/languages/languages'
import { isCompiled } from '@/lib/process/program'
import type { Folder } from '../../folder'
import { type Lead, relativeLink } from '../places'
import type { SearchHelp, SearchPhrases } from './shape'
import { interfaceLanguages, languageName, messagesIn } from '@/lib/messages/messages'
import { formatNumber } from '@/lib/text/numbers'
import { typeName } from '@/components/site/type-name'
import { pick } from '@/lib/lists/pick'

const scriptPath = 'search/search.js'

function languageOf(place: string): Language | undefined {
  const [, language = mainLanguage()] = /^(?:(\w\w)\/)?search\/index\.html$/.exec(place) ?? [undefined, '']
  return isSiteLanguage(language) ? language : undefined
}

export function withSearch(html: string, place: string, help: { countries: HelpCountry[]; lead: Lead }) {
  const language = languageOf(place)
  if (!language) return html
  const section = language === mainLanguage() ? '' : language
  const page = escapeHtml(
    JSON.stringify({ says: searchPhrasesIn(language), language, section, help: helpIn(language, help) }),
  )
  const results = `<section id="results" class="mt-8" aria-live="polite"><noscript><p>${escapeHtml(messagesIn(language).copy.noScript)}</p></noscript></section>`
  const end = html.lastIndexOf('</form>') + '</form>'.length
  return (html.slice(0, end) + results + html.slice(end)).replace(
    '</body>',
    () => `<script src="${relativeLink(place, scriptPath)}" data-page="${page}"></script></body>`,
  )
}

function helpIn(language: Language, { countries, lead }: { countries: HelpCountry[]; lead: Lead }): SearchHelp {
  const { inNeed, inCountry } = messagesIn(language).help
  const [before, after] = splitAround((country) => inCountry({ country }))
  return {
    heading: inNeed,
    countries: countries.flatMap((country) => {
      const href = lead(helpPath({ language }, country.slug))
      return href === null ? [] : [{ before, name: termName({ language }, country), after, href }]
    }),
  }
}

function searchPhrasesIn(language: Language): SearchPhrases {
  const { search, reading, copy, library } = messagesIn(language)
  return {
    counts: Object.fromEntries(
      [1_000_000, 100, 11, 3, 2, 1, 0].map((count) => [
        new Intl.PluralRules(language).select(count),
        search.resultCount({ count }).replace(formatNumber(count, language), '#'),
      ]),
    ),
    page: reading.page({ n: '#' }),
    ...pick(search, 'nothing', 'advice', 'noWord', 'back', 'on', 'remove'),
    tooOld: copy.tooOld,
    facets: { ...library.facets, ...search.facets },
    values: {
      kind: messagesIn(language).kinds.several,
      language: Object.fromEntries(interfaceLanguages.map((tag) => [tag, languageName(tag, language)])),
      type: Object.fromEntries(entryTypes.map((type) => [type, typeName(type, language)])),
    },
    clear: language === mainLanguage() ? search.clear : search.allLanguages,
  }
}

export async function writeScript(folder: Folder) {
  await folder.write(scriptPath, await searchScript())
}

/** Compiled with the build, otherwise bundled now. */
export async function searchScript(): Promise<string> {
  if (isCompiled()) return readFileSync(join(import.meta.dirname, '../../../../.compiled/search.js'), 'utf8')
  const { bundleSearch } = await import('./bundle.mjs')
  return bundleSearch()
}
