import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StoreFigures } from '@/lib/metrics'
import { addressOf, isReading, isSearch, pageAddress } from './address'
import { Edition } from './edition'
import { Page } from './page'
import { answerPlainly } from './plain'
import type { Answer } from './render'
import type { Step } from './step'

export type World = {
  siteUrl: string
  render: (pageAddress: string) => Promise<Answer>
  /** Moves with every change that readers may see. */
  version: () => number
  /** The first moment after `now` (UTC ms) at which something goes live, if any is planned. */
  nextGoLive: (now: number) => Promise<number | undefined>
  now?: () => number
  /** Told of every public address (its path) that was asked for and where nothing is. */
  missed?: (path: string, at: number) => void
  /** Room in bytes. */
  room?: { pages: number; others: number }
  /** Without it every request is rendered. */
  keeps?: boolean
}

const megabyte = 1_048_576

/**
 * Finished public pages, kept while they are true: until the public version moves or the next release goes live.
 * Nothing has to run for a page to be forgotten, and nothing has to be told.
 */
export class PageStore {
  private edition: Edition | undefined
  private improving: Promise<void> = Promise.resolve()
  private hits = 0
  private misses = 0
  private readonly now: () => number
  private readonly room: { pages: number; others: number }

  constructor(private readonly world: World) {
    this.now = world.now ?? Date.now
    this.room = world.room ?? { pages: 64 * megabyte, others: 8 * megabyte }
  }

  /** Sends a kept page without waiting for anything; says whether there was one. The address must be spelled as kept. */
  sendKept(req: IncomingMessage, res: ServerResponse): boolean {
    if (!isReading(req)) return false
    const edition = this.current()
    const page = edition?.find(req.url!)
    if (!edition || !page) return false
    this.hits++
    if (!page.improved) this.improve(page, edition)
    if (page.status === 404) this.tell(req, req.url!)
    page.send(req, res)
    return true
  }

  /** HEAD does not count: programs that go through lists of links ask so. */
  private tell({ method }: IncomingMessage, address: string) {
    if (method === 'GET') this.world.missed?.(address.replace(/\?.*/, ''), this.now())
  }

  /** Answers every request for a public page. */
  readonly step: Step = async (req, res) => {
    if (!isReading(req)) return answerPlainly(req, res.setHeader('allow', 'GET, HEAD'), 405)
    const address = addressOf(req)!
    const page = await this.page(pageAddress(address))
    // Addresses of files and previews hold what only some know.
    if (page.status === 404 && address.area === 'site') this.tell(req, address.path)
    page.send(req, res)
  }

  /** Where the page at an address says that it moved for good. */
  readonly movedTo = async (pageAddress: string): Promise<string | undefined> => {
    const { status, location } = await this.page(pageAddress)
    return status === 302 ? undefined : location
  }

  /** What it holds, and how often it had what was asked for since it was made. */
  get figures(): StoreFigures {
    const { hits, misses } = this
    return { ...(this.edition?.holds ?? { pages: 0, bytes: 0 }), hits, misses }
  }

  /** The page at an address, kept or rendered. */
  readonly page = async (address: string): Promise<Page> => {
    if (this.world.keeps === false) return this.render(address)
    const edition = this.current() ?? (await this.begin())
    const kept = edition.find(address)
    if (kept) this.hits++
    return kept ?? edition.share(address, () => this.renderFor(edition, address))
  }

  /** The edition that holds now. A clock set back ends it too. */
  private current(): Edition | undefined {
    const { edition } = this
    const now = this.now()
    return edition && edition.from <= now && now < edition.until && edition.version === this.world.version()
      ? edition
      : undefined
  }

  private async begin(): Promise<Edition> {
    const [version, from] = [this.world.version(), this.now()]
    const until = (await this.world.nextGoLive(from)) ?? Infinity
    return this.current() ?? (this.edition = new Edition(version, from, until, this.room))
  }

  private async renderFor(edition: Edition, address: string) {
    const page = await this.render(address)
    // What was rendered while something changed may be half old: it is sent to those who asked and not kept.
    if (page.mayBeKept && !isSearch(address) && this.current() === edition) edition.keep(address, page)
    return page
  }

  private async render(address: string) {
    this.misses++
    return Page.of(await this.world.render(address), { address, siteUrl: this.world.siteUrl })
  }

  /** One page after the other, so that the thread pool stays free for files. */
  private improve(page: Page, edition: Edition) {
    page.improved = true
    this.improving = this.improving.then(() => (this.edition === edition ? page.improve() : undefined)).catch(() => {})
  }
}
