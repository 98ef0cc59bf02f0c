import { SaxesParser } from 'saxes'
import { CdataRepairer } from './cdata'
import { decodeXml, type DecodeReport, type MendedCharacters, remarks, breakOf } from './decode'
import { NamespaceNames, type WxrElement } from './elements'
import { readAuthor, readItem, readSite, readTerm } from './parts'
import type { WxrBroken, WxrPart } from './types'

/** Characters of one item: the largest thing in memory. */
export const maxItemLength = 16_000_000

/** Named characters unknown to XML; WordPress writes none. */
const maxEntities = 200_000
const tooManyEntities = `More than 200,000 names of characters (as in &name;) are not known to XML. Nothing from here on was read.`

/** An export has five levels. */
const maxDepth = 50

/** Reads WXR 1.0 to 1.2 in constant memory. A cut-off file ends with `broken`. `isLenient` repairs CDATA before 3.2. */
export async function* readWxr(
  bytes: AsyncIterable<Uint8Array>,
  { isLenient = false }: { isLenient?: boolean } = {},
): AsyncGenerator<WxrPart, void> {
  const report: DecodeReport = { lines: 0, skipped: 0, controls: nothingRepaired(), unreadable: nothingRepaired() }
  const reading = new WxrReading()
  const mender = isLenient ? new CdataRepairer() : undefined
  for await (const text of decodeXml(bytes, report)) {
    if (typeof text !== 'string') return yield text
    reading.take(mender ? mender.repair(text) : text, report.skipped)
    if (mender?.report.hasLostItems) reading.stopAtLostItems()
    yield* reading.parts.splice(0)
    if (reading.broken) return yield reading.broken
  }
  if (mender) reading.take(mender.repair('', true), report.skipped)
  reading.end()
  yield* reading.parts.splice(0)
  if (reading.broken) return yield reading.broken
  yield* remarks(report, reading.entities, mender?.report)
}

function nothingRepaired(): MendedCharacters {
  return { times: 0, line: 0 }
}

class WxrReading {
  readonly parts: WxrPart[] = []
  readonly entities = nothingRepaired()
  broken: WxrBroken | undefined
  private readonly parser = new SaxesParser()
  private readonly names = new NamespaceNames()
  /** Open elements from the root. Of the channel, only what stands before its first part is kept. */
  private readonly open: WxrElement[] = []
  private site: WxrElement | undefined
  private last: { element: WxrElement; parts: number } | undefined
  private heldCharacters = 0
  private skipped = 0

  constructor() {
    const { parser } = this
    parser.on('doctype', (doctype) => this.fail(/^\s*html/i.test(doctype) ? webPageMessage : documentTypeMessage))
    parser.on('opentag', ({ name, attributes }) => this.enter(name, attributes))
    parser.on('closetag', () => this.leave())
    parser.on('text', (text) => this.add(text))
    parser.on('cdata', (text) => this.add(text))
    parser.on('error', (error) => this.onError(error))
  }

  /** `skipped`: lines before the first character. */
  take(text: string, skipped: number) {
    this.skipped = skipped
    // Counted before reading: the parser holds unfinished text.
    this.heldCharacters += text.length
    this.parser.write(text)
    if (this.heldCharacters > maxItemLength && !this.broken) this.fail(this.tooLong())
  }

  end() {
    if (this.broken) return
    this.parser.close()
    if (!this.names.hasWordPress) this.fail(notWordPress)
    if (!this.site)
      this.fail(`There is no <channel> in this file, which is where an export keeps all it has. ${exportAdvice}`)
  }

  stopAtLostItems() {
    this.parts.length = 0
    this.fail(
      'A text does not end where its element does, and would run into the next one. Nothing from here on was read.',
    )
  }

  private enter(qualified: string, attributes: Record<string, string>) {
    if (this.broken) return
    this.names.declare(attributes)
    const name = this.names.usual(qualified)
    this.names.hasWordPress ||= name.startsWith('wp:')
    const depth = this.open.length
    if (depth === 0 && name !== 'rss') return this.fail(otherRoot(qualified))
    if (depth >= maxDepth)
      return this.fail(`Elements stand within elements ${maxDepth} deep here. No export does that.`)
    if (depth === 2 && partElements.test(name)) {
      this.addSite(this.open[1]!)
      this.heldCharacters = 0
    }
    this.open.push({ name, qualified, attributes, text: '', children: [], line: this.line })
  }

  private leave() {
    if (this.broken) return
    const element = this.open.pop()!
    this.last = { element, parts: this.parts.length }
    const channel = this.open[1]
    if (this.open.length > 2) this.open.at(-1)!.children.push(element)
    else if (this.open.length === 1) this.addSite(element)
    else if (channel?.name === 'channel') this.leaveInChannel(element, channel)
  }

  private leaveInChannel(element: WxrElement, channel: WxrElement) {
    if (partElements.test(element.name)) this.addPart(element)
    else if (!this.site) return void channel.children.push(element)
    this.heldCharacters = 0
  }

  private add(text: string) {
    if (this.broken || this.open.length < 3) return
    this.open.at(-1)!.text += text
  }

  private addSite(channel: WxrElement) {
    if (this.site || channel.name !== 'channel' || !this.names.hasWordPress) return
    this.site = channel
    this.parts.push({ is: 'site', site: readSite(channel), line: channel.line })
    channel.children.length = 0
  }

  private addPart(element: WxrElement) {
    const { line } = element
    if (!this.names.hasWordPress) return this.fail(notWordPress)
    this.addSite(this.open[1]!)
    if (element.name === 'item') return void this.parts.push({ is: 'item', item: readItem(element), line })
    if (element.name === 'wp:author') return void this.parts.push({ is: 'author', author: readAuthor(element), line })
    const term = readTerm(element)
    if (term) this.parts.push({ is: 'term', term, line })
  }

  private onError(error: Error) {
    if (this.broken) return
    const parserMessage = error.message.replace(/^(.*?:)?\d+:\d+: /, '')
    // A character name or number unknown to XML stays as written.
    if (/^(undefined entity|malformed character entity)/.test(parserMessage)) {
      if (this.entities.times++ === 0) this.entities.line = this.line
      if (this.entities.times > maxEntities) this.fail(tooManyEntities)
      return
    }
    // The parser first closes what is open, and then reports another close tag: neither happened.
    if (this.last && parserMessage.startsWith('unexpected close tag')) {
      this.parts.length = this.last.parts
      this.open.push(this.last.element)
    }
    this.fail(breakOf(parserMessage, this.open))
  }

  private fail(message: string) {
    this.broken ??= { is: 'broken', message, line: this.line, column: this.parser.columnIndex + 1 }
  }

  private tooLong() {
    const item = this.open[2]
    const where = item ? `What begins on line ${item.line} (${item.qualified})` : 'Something'
    return `${where} is longer than ${maxItemLength / 1_000_000} million characters. No text is; the file may be damaged there.`
  }

  private get line() {
    return this.parser.line + this.skipped
  }
}

/** Elements that are parts; the first one completes the site. */
const partElements = /^(wp:author|wp:category|wp:tag|wp:term|item)$/

const exportAdvice = 'In WordPress, choose Tools, Export, All content, and then Download Export File.'
const notWordPress = `This is an RSS feed, not a WordPress export. ${exportAdvice}`

const webPageMessage = `This is a web page (HTML), not a WordPress export. ${exportAdvice}`
const documentTypeMessage =
  'The file declares a document type (DOCTYPE). WordPress never writes one, and it can do harm, so it is not read.'

function otherRoot(name: string) {
  if (name.toLowerCase() === 'html') return webPageMessage
  if (name === 'feed') return `This is an Atom feed, not a WordPress export. ${exportAdvice}`
  return `This is an XML file, but not a WordPress export: it begins with <${name.slice(0, 40)}>. ${exportAdvice}`
}
