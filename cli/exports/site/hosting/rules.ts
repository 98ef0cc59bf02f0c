import { redirectTarget } from '@/domain/published/redirects'
import type { Former } from '@/domain/published/former'
import { env } from '@/lib/process/env'
import { languagePrefix, mainLanguage } from '@/lib/languages/languages'
import { addressesBefore } from '@/lib/web/main-language-address'
import { publicAddress } from '@/lib/web/public-address'
import { placeAt } from '../pages'
import type { Outcomes } from '../walk'

/**
 * A rule for an address at which a copy has no file: it leads to another of its own, as a path. One that is for the host of an
 * earlier site alone counts there before all else, and leads to the whole address at the site's own.
 */
export type Rule = { host?: string; path: string; query?: string; to: string }

/** The redirects and the withdrawn paths that a server needs so that every address answers as before. */
export type Rules = { moved: Rule[]; gonePaths: string[] }

/**
 * The rules for a copy of the site at a moment (UTC ms): what staff and imports wrote down, where texts were before, the shapes
 * that WordPress gave to what is here, and the choices of the library, which are folders in a copy.
 */
export async function rulesOf(outcomes: Outcomes, former: Former[], at: number): Promise<Rules> {
  const leads = new Map<string, string>()
  const add = (from: string, target: string) => {
    const file = placeAt(target, outcomes)
    if (file && !leads.has(from)) leads.set(from, addressOfFile(file.place) + file.within)
  }
  for (const old of former) if (old.is === 'moved') add(old.path, old.to)
  for (const [address, outcome] of outcomes)
    if (outcome.is === 'moved' || (outcome.is !== 'absent' && address.includes('?'))) add(address, address)
  for (const source of [...earlierAddresses([...outcomes.keys()]), ...wordPressShapes([...outcomes.keys()])]) {
    const target = await redirectTarget({ source, now: at })
    if (target !== undefined) add(source, target)
  }
  const moved = [...leads].map(([from, to]): Rule => ({ ...splitQuery(from), to }))
  for (const old of former) {
    const file = old.is === 'at a host' ? placeAt(old.to, outcomes) : null
    if (old.is === 'at a host' && file)
      moved.push({
        host: old.host.replace(/:\d+$/, ''),
        ...splitQuery(old.path),
        to: env().siteUrl + addressOfFile(file.place) + file.within,
      })
  }
  const gonePaths = former.flatMap((address) =>
    address.is === 'gone' && placeAt(address.path, outcomes) ? [address.path] : [],
  )
  return { moved: moved.toSorted(byAddress), gonePaths: gonePaths.toSorted() }
}

function splitQuery(address: string) {
  const [path = '', query] = address.split('?')
  return { path, query }
}

function byAddress(a: Rule, b: Rule) {
  const [first, second] = [a, b].map(({ host = '', path, query = '' }) => `${host}${path}?${query}`) as [string, string]
  return first < second ? -1 : Number(first > second)
}

/** The address of a file of the copy: of a page, that of its folder. */
function addressOfFile(file: string) {
  const names = file.replace(/(^|\/)index\.html$/, '$1').split('/')
  return `/${names.map(encodeURIComponent).join('/')}`
}

/** The addresses that all this had under the main languages of before. */
function earlierAddresses(addresses: string[]): string[] {
  const standing = new Set(addresses)
  return addresses.flatMap(addressesBefore).filter((address) => !standing.has(address))
}

/** The addresses that WordPress may have had for the pages at some addresses. Patterns cover days and feeds within feeds. */
function wordPressShapes(addresses: string[]): string[] {
  return addresses.flatMap((address) => {
    const feed = /^(.*)\/feed\.xml$/.exec(address)?.[1]
    if (feed !== undefined) return [`${feed}/feed`, `${feed}/feed/rss2`, `${feed}/feed/atom`, ...ofFront(feed)]
    const { row, language, params } = publicAddress(address)
    const prefix = languagePrefix(language)
    switch (row.name) {
      case 'topic':
      case 'country':
        return address.includes('?') ? [] : [`${prefix}/category/${params.slug}`, `${prefix}/tag/${params.slug}`]
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

function ofFront(feed: string) {
  return feed === '' ? ['/?feed=rss2', '/?feed=rss', '/?feed=atom'] : []
}
