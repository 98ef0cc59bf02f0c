import { done, refused, type Result } from '@/lib/result'
import { uploadCutShort } from '../child-queue'
import type { ReceivedFile } from '../received-files'
import { type Edition, type Block, plainText } from '@/lib/edition/schema'
import { runInChild, type StopReason } from './run-in-child'
import { parseChildLine, type ChildLine, type OpenedLine, type RefusalReason } from './lines'
import type { ChildTimeouts } from './watch'
import { withoutEnd } from '@/lib/text/slug'

type PageProgress = { read: number; of: number }
export type ReadOptions = {
  onProgress?: (progress: PageProgress) => void
  onWait?: (waits: boolean) => void
  signal?: AbortSignal
  withEdition?: boolean
  /** Set if nobody waits: five times the work, and three times as much between two signs of life. */
  isBackground?: boolean
  /** Gets the peak memory (bytes) of the child, also on failure. */
  onCost?: (peak: number) => void
}

export type Pixels = { width: number; height: number; data: Buffer }
export type PdfContents = Omit<OpenedLine, 'is'> & { pageTexts: string[]; cover?: Pixels; edition?: Edition }

/** Milliseconds of processor time: until a sign of life, for a page, for a small document, for the largest. */
const life = 4_000
const pageTimeout = 2_000
const small = 4_800
const timeoutPerPage = 50
const maxSide = 20_000

const maxLineBytes = 60_000_000
const maxPixels = 960 * 1920 * 4

const saveWithoutAdvice = 'Save it without, or print it to a new PDF, and try again.'

export const pdfRefusals: Record<RefusalReason | Exclude<StopReason, 'left'>, string> = {
  short: 'The PDF ends too early: it was cut short. Nothing was kept.',
  damaged: 'The PDF cannot be opened: it is damaged. Make it anew in the program it comes from.',
  password: 'The PDF is locked with a password. Save it without one and try again.',
  encrypted:
    'The PDF is protected: printing or copying is restricted. An archive cannot keep that open. Save it without protection and try again.',
  polyglot: 'The PDF holds another file behind its end. Print it to a new PDF and try again.',
  unusual: 'The PDF is built in a way that cannot be looked into. Print it to a new PDF and try again.',
  bomb: 'The PDF unpacks to far more than it should. Print it to a new PDF and try again.',
  memory: 'The PDF needs more memory to read than any document should. Print it to a new PDF, or split it.',
  time: 'The PDF takes too long to read: a page of it is too complex. Print it to a new PDF, or split it.',
  strange: 'The PDF cannot be read. Print it to a new PDF and try again.',
  pages: 'The PDF has more than 5,000 pages, the most that can be kept. Split it.',
  opens: `The PDF opens a web address by itself, which tells somebody that it is being read. ${saveWithoutAdvice}`,
  reacts: `The PDF does something by itself when it is opened, paged through or filled in. ${saveWithoutAdvice}`,
  sends: `The PDF holds a form that sends what is filled in to another place. ${saveWithoutAdvice}`,
  outside: `The PDF fetches parts from another place, or leads to files on a computer or a share. ${saveWithoutAdvice}`,
  script: `The PDF holds a script. ${saveWithoutAdvice}`,
  program: `The PDF calls a program. ${saveWithoutAdvice}`,
  attachment: `The PDF holds attached files. ${saveWithoutAdvice}`,
  media: `The PDF holds films or other moving things. ${saveWithoutAdvice}`,
  xfa: `The PDF holds a form that few programs can show (XFA). ${saveWithoutAdvice}`,
}

/** Reads a PDF in a child process, for at most 20 s of processor time. A PDF is kept even if its edition fails. */
export async function readPdf(
  file: Pick<ReceivedFile, 'path' | 'bytes'>,
  { onProgress, signal, onCost, withEdition, isBackground = false }: ReadOptions = {},
): Promise<Result<PdfContents>> {
  let opened: OpenedLine | undefined
  let cover: Omit<Pixels, 'data'> | undefined
  let last: ChildLine | undefined
  const pageTexts: string[] = []
  const editionReader = new EditionReader()
  const isRead = () => opened !== undefined && pageTexts.length === opened.pages

  function onLine(text: string): ChildTimeouts | false {
    const line = parseChildLine(text)
    if (!line || last?.is === 'end' || last?.is === 'refused') return false
    last = line
    if (line.is === 'opened') {
      if (opened) return false
      opened = line
    } else if (line.is === 'cover') cover = line
    else if (line.is === 'page') {
      if (!opened || line.n !== pageTexts.length + 1 || line.n > opened.pages) return false
      pageTexts.push(cleanText(line.text))
      onProgress?.({ read: line.n, of: opened.pages })
    } else if (line.is === 'edition' || line.is === 'made') {
      if (!isRead() || !editionReader.take(line, pageTexts)) return false
    }
    return opened
      ? { next: pageTimeout * (isBackground ? 3 : 1), all: timeoutForPages(opened.pages) * (isBackground ? 5 : 1) }
      : { next: life, all: small }
  }

  const input = {
    script: 'pdf/read-child.mjs',
    heap: 64,
    args: [String(file.bytes), ...(withEdition ? ['edition'] : [])],
    input: file.path,
  }
  const limits = { maxLineBytes, maxOutputBytes: maxPixels, patience: { next: life, all: small }, isBackground }
  const result = await runInChild({ ...input, ...limits, onLine, signal })
  const lastLine = last as ChildLine | undefined
  onCost?.(Math.max(result.peak, lastLine?.is === 'end' ? lastLine.peak : 0))
  if (result.stopped === 'left') return refused(uploadCutShort)
  const isEnough = withEdition && isRead()
  if (!isEnough) {
    if (result.stopped) return refused(pdfRefusals[result.stopped])
    if (lastLine?.is === 'refused') return refused(pdfRefusals[lastLine.why])
    if (!result.succeeded || lastLine?.is !== 'end' || !isRead()) return refused(pdfRefusals.damaged)
  }
  const { is: _, ...facts } = opened!
  const edition = withEdition ? editionReader.edition(facts.pages) : undefined
  return done({ ...facts, pageTexts, cover: pixelsOf(cover, result.output), edition })
}

function timeoutForPages(pages: number) {
  return Math.min(maxSide, small + timeoutPerPage * pages)
}

function pixelsOf(size: Omit<Pixels, 'data'> | undefined, data: Buffer): Pixels | undefined {
  if (!size || data.length !== size.width * size.height * 4) return undefined
  return { width: size.width, height: size.height, data }
}

/** Joins a divided word (U+FFFE), unless the hyphen may be part of it: UN-ACT. */
function cleanText(text: string) {
  return text
    .replace(/(\p{Ll})\ufffe(?:\r?\n)?(\p{Ll})/gu, '$1$2')
    .replace(/\ufffe(?:\r?\n)?/g, '-')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => withoutEnd(line, /[ \t]/))
    .join('\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .toWellFormed()
    .normalize('NFC')
}

type EditionLine = Extract<ChildLine, { is: 'edition' | 'made' }>

export class EditionReader {
  private head: Extract<ChildLine, { is: 'edition' }> | undefined
  private readonly pages: Edition['pages'] = []

  /** @returns whether the line may come now */
  take(line: EditionLine, pageTexts: string[]): boolean {
    if (line.is === 'edition') {
      if (this.head) return false
      this.head = line
      return true
    }
    const text = pageTexts[this.pages.length]
    if (!this.head || text === undefined || line.n !== this.pages.length + 1) return false
    const { blocks, artifacts } = line
    this.pages.push(blocks && isWhole(text, blocks, artifacts) ? { blocks, artifacts } : { artifacts: '' })
    return true
  }

  /** Returns undefined if the child was ended before it had written all pages. */
  edition(pages: number): Edition | undefined {
    const { head } = this
    if (head?.from === 'none') return { from: 'none', report: head.report, pages: [] }
    return head && this.pages.length === pages ? { from: head.from, report: head.report, pages: this.pages } : undefined
  }
}

/** The share of a page's letters that an edition may lack: overlapping texts can be read in different ways. */
const maxLackingShare = 0.02
const fewLacking = 3

/** Checks that no word is lost: blocks and furniture have all letters of the page. */
function isWhole(text: string, blocks: Block[], artifacts: string): boolean {
  const counts = new Map<string, number>()
  let all = 0
  for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
    all++
  }
  for (const [letter] of `${plainText(blocks)}${artifacts}`.matchAll(/[\p{L}\p{N}]/gu))
    if (counts.has(letter)) counts.set(letter, counts.get(letter)! - 1)
  const lacking = [...counts.values()].reduce((sum, n) => sum + Math.max(0, n), 0)
  return lacking <= Math.max(fewLacking, all * maxLackingShare)
}
