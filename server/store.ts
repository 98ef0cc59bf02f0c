import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StoreFigures } from '@/lib/metrics'
import { requestAddress, isReading, isSearch, pageAddress } from './address'
import { CacheGeneration } from './cache-generation'
import { Page } from './page'
import type { Answer } from './render'
import type { Exchange, Step } from './step'
import { HasLeft } from './turns'

export type PageStoreDeps = {
  siteUrl: string
  render: (pageAddress: string) => Promise<Answer>
  /** Moves with every change that readers may see. */
  version: () => number
  /** The first moment after `now` (UTC ms) at which something goes live, if any is planned. */
  nextGoLive: (now: number) => Promise<number | undefined>
  now?: () => number
  /** Pages are rendered in turn; without it, at once. */
  takeTurn?: TakeTurn
  /** Called with the path of every public address that was requested and not found. */
  countMissing?: (path: string, at: number) => void
  /** Room in bytes. */
  room?: { pages: number; errorsAndQueries: number }
  /** Without it every request is rendered. */
  keeps?: boolean
}

/**
 * Does some work in the turn of whoever asks.
 * @throws TooBusy where too many wait, HasLeft where the asker left before that turn
 */
export type TakeTurn = <T>(exchange: Exchange, work: () => Promise<T>) => Promise<T>

const megabyte = 1_048_576

/**
 * Finished public pages, kept while they are true: until the public version moves or the next release goes live.
 * Nothing has to run for a page to be forgotten, and nothing has to be told.
 */
export class PageStore {
  private generation: CacheGeneration | undefined
  private improving: Promise<void> = Promise.resolve()
  private hits = 0
  private misses = 0
  private readonly now: () => number
  private readonly room: { pages: number; errorsAndQueries: number }

  constructor(private readonly deps: PageStoreDeps) {
    this.now = deps.now ?? Date.now
    this.room = deps.room ?? { pages: 64 * megabyte, errorsAndQueries: 8 * megabyte }
  }

  /** Sends a kept page without waiting for anything; says whether there was one. The address must be spelled as kept. */
  sendKept(req: IncomingMessage, res: ServerResponse): boolean {
    if (!isReading(req)) return false
    const generation = this.current()
    const page = generation?.find(req.url!)
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

  /** Where the page at an address says that it moved for good. */
  readonly movedTo = async (pageAddress: string, exchange: Exchange): Promise<string | undefined> => {
    const { status, location } = await this.page(pageAddress, exchange)
    return status === 302 ? undefined : location
  }

  /** How much the store holds, and how often it had the requested page and had it not, since the start. */
  get figures(): StoreFigures {
    const { hits, misses } = this
    return { ...(this.generation?.size ?? { pages: 0, bytes: 0 }), hits, misses }
  }

  /** The page at an address: from the cache, or rendered in the turn of whoever asks. Requests for the same page share one rendering. */
  readonly page = async (address: string, exchange: Exchange): Promise<Page> => {
    const { keeps, takeTurn = (_, work) => work() } = this.deps
    if (keeps === false) return takeTurn(exchange, () => this.render(address))
    const generation = this.current() ?? (await this.begin())
    const cachedPage = generation.find(address)
    if (cachedPage) this.hits++
    if (cachedPage) return cachedPage
    try {
      return await generation.share(address, () => takeTurn(exchange, () => this.renderFor(generation, address)))
    } catch (error) {
      // The asker in whose turn the page was to be rendered has left: the next who waits takes the place.
      if (error instanceof HasLeft && !exchange.res.destroyed) return this.page(address, exchange)
      throw error
    }
  }

  /** Answers that there is nothing, with a page that is kept once for all such addresses. */
  readonly missing = async (prefix: string, { req, res }: Exchange) => {
    const page = await this.page(`${prefix}/files`, { req, res })
    page.send(req, res)
  }

  /** The generation that holds now. A clock set back ends it too. */
  private current(): CacheGeneration | undefined {
    const { generation } = this
    const now = this.now()
    return generation && generation.from <= now && now < generation.until && generation.version === this.deps.version()
      ? generation
      : undefined
  }

  private async begin(): Promise<CacheGeneration> {
    const [version, from] = [this.deps.version(), this.now()]
    const until = (await this.deps.nextGoLive(from)) ?? Infinity
    return this.current() ?? (this.generation = new CacheGeneration(version, from, until, this.room))
  }

  private async renderFor(generation: CacheGeneration, address: string) {
    const page = await this.render(address)
    // A page that was rendered while something changed may be half old: it is sent, and not kept.
    if (page.mayBeKept && !isSearch(address) && this.current() === generation) generation.keep(address, page)
    return page
  }

  private async render(address: string) {
    this.misses++
    return Page.of(await this.deps.render(address), { address, siteUrl: this.deps.siteUrl })
  }

  /** One page after the other, so that the thread pool stays free for files. */
  private improve(page: Page, generation: CacheGeneration) {
    page.isImproved = true
    this.improving = this.improving
      .then(() => (this.generation === generation ? page.improve() : undefined))
      .catch(() => {})
  }
}
