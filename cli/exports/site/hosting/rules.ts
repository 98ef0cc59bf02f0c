import { redirectTarget } from '@/domain/published/redirects'
import type { FormerAddress } from '@/domain/published/former'
import { env } from '@/lib/process/env'
import { languagePrefix, mainLanguage } from '@/lib/languages/languages'
import { addressesBefore } from '@/lib/web/main-language-address'
import { publicAddress } from '@/lib/web/public-address'
import { exportedPlaceAt } from '../pages'
import type { Outcomes } from '../walk'

/** A redirect to a path of the copy. A rule with `host` comes first, and leads to a full address. */
export type RedirectRule = { host?: string; path: string; query?: string; to: string }

export type HostingRules = { moved: RedirectRule[]; gonePaths: string[] }

/** Rules for redirects, former addresses, WordPress addresses, and the library's filters (folders in a copy). */
export async function hostingRulesOf(outcomes: Outcomes, former: FormerAddress[], at: number): Promise<HostingRules> {
  const leads = new Map<string, string>()
  const add = (from: string, target: string) => {
    const file = exportedPlaceAt(target, outcomes)
    if (file && !leads.has(from)) leads.set(from, addressOfFile(file.place) + file.within)
  }
  for (const old of former) if (old.is === 'moved') add(old.path, old.to)
  for (const [address, outcome] of outcomes)
    if (outcome.is === 'moved' || (outcome.is !== 'absent' && address.includes('?'))) add(address, address)
  const addresses = [...outcomes.keys()]
  const earlier = addresses.flatMap(addressesBefore).filter((address) => !outcomes.has(address))
  for (const source of [...earlier, ...wordPressShapes(addresses)]) {
    const target = await redirectTarget({ source, now: at })
    if (target !== undefined) add(source, target)
  }
  const moved = [...leads].map(([from, to]): RedirectRule => ({ ...splitQuery(from), to }))
  for (const old of former) {
    const file = old.is === 'at a host' ? exportedPlaceAt(old.to, outcomes) : null
    if (old.is === 'at a host' && file)
      moved.push({
        host: old.host.replace(/:\d+$/, ''),
        ...splitQuery(old.path),
        to: env().siteUrl + addressOfFile(file.place) + file.within,
      })
  }
  const gonePaths = former.flatMap((address) =>
    address.is === 'gone' && exportedPlaceAt(address.path, outcomes) ? [address.path] : [],
  )
  return { moved: moved.toSorted(compareByAddress), gonePaths: gonePaths.toSorted() }
}

function splitQuery(address: string) {
  const [path = '', query] = address.split('?')
  return { path, query }
}

function compareByAddress(a: RedirectRule, b: RedirectRule) {
  const [first, second] = [a, b].map(({ host = '', path, query = '' }) => `${host}${path}?${query}`) as [string, string]
  return first < second ? -1 : Number(first > second)
}

/** A page's address is its folder. */
function addressOfFile(file: string) {
  const names = file.replace(/(^|\/)index\.html$/, '$1').split('/')
  return `/${names.map(encodeURIComponent).join('/')}`
}

/** Patterns cover days and nested feeds. */
function wordPressShapes(addresses: string[]): string[] {
  return addresses.flatMap((address) => {
    const feed = /^(.*)\/feed\.xml$/.exec(address)?.[1]
    if (feed === '') return ['/feed', '/feed/rss2', '/feed/atom', '/?feed=rss2', '/?feed=rss', '/?feed=atom']
    if (feed !== undefined) return [`${feed}/feed`, `${feed}/feed/rss2`, `${feed}/feed/atom`]
    const { row, language, params } = publicAddress(address)
    const prefix = languagePrefix(language)
    switch (row.name) {
      case 'topic':
      case 'country':
        return address.includes('?')
          ? []
          : ['category', 'tag'].map((base) => `${prefix}/${base}/${encodeURIComponent(params.slug!)}`)
      case 'year':
      case 'month':
        return language === mainLanguage() ? [`/?m=${params.year}${params.month ?? ''}`] : []
      case 'page of news':
        return [`${prefix}/page/${params.page}`]
      default:
        return []
    }
  })
}
