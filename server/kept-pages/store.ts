import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PublicChange, Seen } from '@/domain/published/changed-entries'
import type { StoreFigures } from '@/lib/process/metrics'
import { isDatabaseAway, storageFaultOf } from '@/lib/files/storage-fault'
import { requestAddress, isReading, isSearch, pageAddress } from '../front-door/address'
import { CacheGeneration } from './cache-generation'
import { Page } from './page'
import { PageCache, type Room } from './page-cache'
import type { Answer } from './render'
import type { Exchange, Step } from '../front-door/step'
import { ClientGone, TooBusy } from '../turns/turns'
import { archiveIsAway } from '../front-door/unavailable'
import type { Version } from './version'

export type PageStoreDeps = {
  siteUrl: string
  /** Has the page at an address made, in the turn of whoever asks. @throws TooBusy, ClientGone */
  render: (pageAddress: string, exchange: Exchange) => Promise<Answer>
  /** Moves with every change that readers may see. */
  version: Version
  /** The version for a request that comes in just now, where that costs less. */
  arrivalVersion?: Version
  /** True if the last version may still be taken for the present one while the database does not answer. */
  mayBeStale?: () => boolean
  /** True if the server of the database does not answer. */
  isAway?: () => boolean
  /** The first moment after `now` (UTC ms) at which something goes live, if any is planned. */
  nextGoLive: (now: number) => Promise<number | undefined>
  /** The changes since somebody looked, at a moment (UTC ms). Without it, anything may have. */
  changedSince?: (before: Seen | undefined, now: number) => Promise<PublicChange>
  now?: () => number
  /** Called with the path of every public address that was requested and not found. */
  countMissing?: (path: string, at: number) => void
  /** Room in bytes. */
  room?: Room
  /** Without it every request is rendered. */
  keeps?: boolean
}

const megabyte = 1_048_576

/**
 * Finished public pages, kept while they are true: until the public version moves or the next release goes live, and beyond that
 * where they were made from nothing that changed. Nothing has to run for a page to be forgotten, and nothing has to be told.
 */
export class PageStore {
  private generation: CacheGeneration | undefined
  private readonly cache: PageCache
  private improving: Promise<void> = Promise.resolve()
  private hits = 0
  private misses = 0
  private readonly now: () => number

  constructor(private readonly deps: PageStoreDeps) {
    this.now = deps.now ?? Date.now
    this.cache = new PageCache(
      deps.room ?? { pages: 64 * megabyte, errorsAndQueries: 8 * megabyte, large: 24 * megabyte },
    )
  }

  /** Sends a kept page, without waiting where the version is known at once; says whether there was one. The address must be spelled as kept. */
  sendKept(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> {
    if (!isReading(req)) return false
    const generation = this.current(this.deps.arrivalVersion)
    if (!(generation instanceof Promise)) return this.sendOf(generation, req, res)
    return generation.then((now) => this.sendOf(now, req, res))
  }

  private sendOf(generation: CacheGeneration | undefined, req: IncomingMessage, res: ServerResponse): boolean {
    const page = generation && this.cache.find(req.url!, generation)
    if (!generation || !page) return false
    this.hits++
    if (!page.isImproved) this.improve(page, generation)
    if (page.status === 404) this.countIfMissing(req, req.url!)
    page.send(req, res)
    return true
  }

  /** HEAD does not count: programs that go through lists of links ask so. */
  private countIfMissing({ method }: IncomingMessage, address: string) {
    if (method === 'GET') this.deps.countMissing?.(address.replace(/\?.*/, ''), this.now())
  }

  /** Answers every request for a public page. */
  readonly step: Step = async (req, res) => {
    const address = requestAddress(req)!
    const page = await this.page(pageAddress(address), { req, res })
    // Addresses of files and previews hold what only some know.
    if (page.status === 404 && address.area === 'site') this.countIfMissing(req, address.path)
    page.send(req, res)
  }

  /** Returns the address to which the page at an address says that it moved for good. */
  readonly movedTo = async (pageAddress: string, exchange: Exchange): Promise<string | undefined> => {
    const { status, location } = await this.page(pageAddress, exchange)
    return status === 302 ? undefined : location
  }

  /** Returns how much the store holds, and how often it had the requested page and had it not, since the start. */
  get figures(): StoreFigures {
    const { hits, misses } = this
    return { ...this.cache.size, hits, misses }
  }

  /** The page at an address: from the cache, or rendered in the turn of whoever asks. Requests for the same page share one rendering. */
  readonly page = async (address: string, exchange: Exchange): Promise<Page> => {
    if (this.deps.keeps === false) return this.render(address, exchange)
    const generation = (await this.current()) ?? (await this.begin())
    const cachedPage = this.cache.find(address, generation)
    if (cachedPage) this.hits++
    if (cachedPage) return cachedPage
    if (this.deps.isAway?.()) throw archiveIsAway()
    let isOwn = false
    try {
      return await generation.share(address, () => {
        isOwn = true
        return this.renderFor(generation, address, exchange)
      })
    } catch (error) {
      // The asker in whose turn the page was to be rendered has left or was refused: others who wait ask for a turn of their own.
      if (!isOwn && (error instanceof ClientGone || error instanceof TooBusy)) return this.page(address, exchange)
      throw error
    }
  }

  /** Answers that there is nothing, with a page that is kept once for all such addresses. */
  readonly missing = async (prefix: string, { req, res }: Exchange) => {
    const page = await this.page(`${prefix}/files`, { req, res })
    page.send(req, res)
  }

  /** The generation that holds now. A clock set back ends it too. */
  private current(version = this.deps.version): CacheGeneration | undefined | Promise<CacheGeneration | undefined> {
    const { generation } = this
    if (!generation) return undefined
    // If the version has to be asked for, the answer says what time it is as well: the moment is compared after that.
    const ifHolds = (isOfNow: boolean) => (isOfNow && this.isPresent(generation) ? generation : undefined)
    const isOfNow = this.isOfNow(generation, version)
    return typeof isOfNow === 'boolean' ? ifHolds(isOfNow) : isOfNow.then(ifHolds)
  }

  private isPresent({ from, until }: CacheGeneration): boolean {
    const now = this.now()
    return from <= now && now < until
  }

  private isOfNow(generation: CacheGeneration, version: Version): boolean | Promise<boolean> {
    const isSame = (number: number) => generation.version === number
    const isBelieved = (error: unknown) => this.isBelieved(error)
    try {
      const current = version()
      return typeof current === 'number' ? isSame(current) : current.then(isSame).catch(isBelieved)
    } catch (error) {
      return isBelieved(error)
    }
  }

  /** If the database no longer says what is public, what was public last stands, until the next moment that was planned by then. */
  private isBelieved(error: unknown) {
    const fault = storageFaultOf(error)
    if (fault ? fault !== 'outdated' : isDatabaseAway(error) && this.deps.mayBeStale?.()) return true
    throw error
  }

  private async begin(): Promise<CacheGeneration> {
    const before = this.generation
    const [version, from] = [await this.deps.version(), this.now()]
    const [until = Infinity, change] = await Promise.all([
      this.deps.nextGoLive(from),
      this.deps.changedSince?.(before?.change?.seen, from),
    ])
    const begun = await this.current()
    if (begun) return begun
    // Somebody else may have begun another one meanwhile, from which these changes are not counted.
    if (this.generation !== before || (change && change.seen.version !== version)) return this.begin()
    this.generation = new CacheGeneration(version, from, until, (before?.number ?? 0) + 1, change)
    this.cache.begin(this.generation)
    return this.generation
  }

  private async renderFor(generation: CacheGeneration, address: string, exchange: Exchange) {
    const page = await this.render(address, exchange)
    // A page that was rendered while something changed may be half old: it is sent, and not kept.
    if (page.mayBeKept && !isSearch(address) && (await this.current()) === generation)
      this.cache.keep(address, page, generation)
    return page
  }

  private async render(address: string, exchange: Exchange) {
    const answer = await this.deps.render(address, exchange)
    this.misses++
    // A page fails where the database goes away while it is made: then this says so, and the reader is told to come back.
    if (answer.status === 500) await this.deps.version()
    return Page.of(answer, { address, siteUrl: this.deps.siteUrl })
  }

  /** One page after the other, so that the thread pool stays free for files. */
  private improve(page: Page, generation: CacheGeneration) {
    page.isImproved = true
    this.improving = this.improving
      .then(() => (this.generation === generation ? page.improve() : void (page.isImproved = false)))
      .catch(() => {})
  }
}
