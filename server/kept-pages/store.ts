import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PublicChange, SeenVersion } from '@/domain/published/changed-entries'
import type { StoreFigures } from '@/lib/process/metrics'
import { isDatabaseAway, storageFaultOf } from '@/lib/files/storage-fault'
import { requestAddress, isReading, isSearch, pageAddress } from '../front-door/address'
import { CacheGeneration } from './cache-generation'
import { Page } from './page'
import { PageCache, type CacheLimits } from './page-cache'
import type { Answer } from './render'
import type { Exchange, Step } from '../front-door/step'
import { ClientGone, TooBusy } from '../turns/turns'
import { archiveIsAway } from '../front-door/unavailable'
import type { ReadVersion } from './version'

export type PageStoreDeps = {
  siteUrl: string
  /** Without an exchange: for all who ask for a popular page. @throws TooBusy, ClientGone, Unavailable */
  render: (pageAddress: string, exchange?: Exchange) => Promise<Answer>
  version: ReadVersion
  /** Cheaper, for a request that has just arrived. */
  arrivalVersion?: ReadVersion
  /** True if the last version counts while the database is away. */
  mayBeStale?: () => boolean
  isAway?: () => boolean
  /** UTC ms. */
  nextChange: (now: number) => Promise<number | undefined>
  /** Undefined: anything may have changed. */
  changedSince?: (before: SeenVersion | undefined, now: number) => Promise<PublicChange>
  now?: () => number
  countMissing?: (path: string, at: number) => void
  /** Bytes. */
  cacheLimits?: CacheLimits
  /** `false`: every request is rendered. */
  keeps?: boolean
}

const megabyte = 1_048_576

/** Milliseconds without a public change, before pages are worth the best compression. */
const quietTime = 5_000

/** Keeps pages until the public version changes or a release comes, longer if their sources are unchanged. */
export class PageStore {
  private generation: CacheGeneration | undefined
  private readonly cache: PageCache
  private recompressing: Promise<void> = Promise.resolve()
  private hits = 0
  private misses = 0
  private readonly now: () => number

  constructor(private readonly deps: PageStoreDeps) {
    this.now = deps.now ?? Date.now
    this.cache = new PageCache(
      deps.cacheLimits ?? { pages: 64 * megabyte, errorsAndQueries: 8 * megabyte, large: 24 * megabyte },
    )
  }

  /** Sends a kept page, synchronously if the version is known. The address must be normalised. */
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
    if (!page.isImproved && this.now() - generation.from > quietTime) this.improve(page, generation)
    if (page.status === 404) this.countIfMissing(req, req.url!)
    page.send(req, res)
    return true
  }

  /** Counts a missing address. HEAD does not count, since link checkers use it. */
  private countIfMissing({ method }: IncomingMessage, address: string) {
    if (method === 'GET') this.deps.countMissing?.(address.replace(/\?.*/, ''), this.now())
  }

  readonly step: Step = async (req, res) => {
    const address = requestAddress(req)!
    const page = await this.page(pageAddress(address), { req, res })
    // Addresses of files and previews may be secret.
    if (page.status === 404 && address.area === 'site') this.countIfMissing(req, address.path)
    page.send(req, res)
  }

  /** Returns the target of a page's permanent redirect, if it is one. */
  readonly movedTo = async (pageAddress: string, exchange: Exchange): Promise<string | undefined> => {
    const { status, location } = await this.page(pageAddress, exchange)
    return status === 302 ? undefined : location
  }

  get figures(): StoreFigures {
    const { hits, misses } = this
    return { ...this.cache.size, hits, misses }
  }

  /** Returns a page, kept or rendered. Requests for one page share a rendering. */
  readonly page = async (address: string, exchange: Exchange): Promise<Page> => {
    if (this.deps.keeps === false) return this.render(address, exchange)
    const generation = (await this.current()) ?? (await this.begin())
    const cachedPage = this.cache.find(address, generation)
    if (cachedPage) this.hits++
    if (cachedPage) return cachedPage
    if (this.deps.isAway?.()) throw archiveIsAway()
    let isOwn = false
    const isPopular = this.cache.askPopular(address)
    try {
      return await generation.share(address, () => {
        isOwn = true
        return this.renderFor(generation, address, isPopular ? undefined : exchange)
      })
    } catch (error) {
      // The asker whose turn it was has left or was refused: others take their own turn.
      if (!isOwn && (error instanceof ClientGone || error instanceof TooBusy)) return this.page(address, exchange)
      throw error
    }
  }

  /** Answers with the page for missing addresses. One kept page serves them all. */
  readonly missing = async (prefix: string, { req, res }: Exchange) => {
    const page = await this.page(`${prefix}/files`, { req, res })
    page.send(req, res)
  }

  /** Returns the generation if it is still valid. A clock that was set back ends it too. */
  private current(version = this.deps.version): CacheGeneration | undefined | Promise<CacheGeneration | undefined> {
    const { generation } = this
    if (!generation) return undefined
    // The answer about the version also tells the time, so the moment is compared after it.
    const ifHolds = (isOfNow: boolean) => (isOfNow && this.isPresent(generation) ? generation : undefined)
    const isOfNow = this.isOfNow(generation, version)
    return typeof isOfNow === 'boolean' ? ifHolds(isOfNow) : isOfNow.then(ifHolds)
  }

  private isPresent({ from, until }: CacheGeneration): boolean {
    const now = this.now()
    return from <= now && now < until
  }

  private isOfNow(generation: CacheGeneration, version: ReadVersion): boolean | Promise<boolean> {
    const isSame = (number: number) => generation.version === number
    const isBelieved = (error: unknown) => this.isBelieved(error)
    try {
      const current = version()
      return typeof current === 'number' ? isSame(current) : current.then(isSame).catch(isBelieved)
    } catch (error) {
      return isBelieved(error)
    }
  }

  /** Returns whether the last state counts without the database: until the next planned moment. @throws other errors */
  private isBelieved(error: unknown) {
    const fault = storageFaultOf(error)
    if (fault ? fault !== 'outdated' : isDatabaseAway(error) && this.deps.mayBeStale?.()) return true
    throw error
  }

  private async begin(): Promise<CacheGeneration> {
    const before = this.generation
    const [version, from] = [await this.deps.version(), this.now()]
    const [until = Infinity, change] = await Promise.all([
      this.deps.nextChange(from),
      this.deps.changedSince?.(before?.change?.seen, from),
    ])
    const begun = await this.current()
    if (begun) return begun
    // Meanwhile another generation began, or the database changed: begins again.
    if (this.generation !== before || (change && change.seen.version !== version)) return this.begin()
    this.generation = new CacheGeneration(version, from, until, (before?.number ?? 0) + 1, change)
    this.cache.begin(this.generation)
    void this.makePopularAgain(this.generation)
    return this.generation
  }

  /** Renders popular pages again, one at a time. Failures are ignored: who asks for the page gets the next one. */
  private async makePopularAgain(generation: CacheGeneration) {
    for (const address of this.cache.popularToMake()) {
      if (this.generation !== generation) return
      await generation.share(address, () => this.renderFor(generation, address)).catch(() => {})
    }
  }

  private async renderFor(generation: CacheGeneration, address: string, exchange?: Exchange) {
    const page = await this.render(address, exchange)
    // A page rendered during a change may be half old: it is sent, but not kept.
    if (page.mayBeKept && !isSearch(address) && (await this.current()) === generation)
      this.cache.keep(address, page, generation)
    return page
  }

  private async render(address: string, exchange?: Exchange) {
    const answer = await this.deps.render(address, exchange)
    this.misses++
    // Throws if the database has gone away, so that the reader is told to come back.
    if (answer.status === 500) await this.deps.version()
    return Page.of(answer, { address, siteUrl: this.deps.siteUrl })
  }

  /** Compresses a page better, one page at a time: the thread pool stays free for files. */
  private improve(page: Page, generation: CacheGeneration) {
    page.isImproved = true
    this.recompressing = this.recompressing
      .then(() => (this.generation === generation ? page.improve() : void (page.isImproved = false)))
      .catch(() => {})
  }
}
