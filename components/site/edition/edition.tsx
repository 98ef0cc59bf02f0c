import type { ReadingOf, ReadingPart } from '@/domain/published/pages'
import { joinPages } from '@/lib/edition/join'
import { headingId, type Block, type Heading } from '@/lib/edition/schema'
import { fileAddress } from '@/lib/web/file-address'
import { paragraphsOf } from '@/lib/text/paragraphs'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame, datesOf } from '../frame'
import { EditionBlocks, type EditionContext } from './blocks'
import { longDate } from '@/lib/time/time'
import { escapeHtml } from '@/lib/web/html'
import { typesetHtml } from '@/lib/typography/typeset'

type Props = { frame: Frame; reading: ReadingOf; pathOf: (part: number) => string }

export function EditionText({ frame, reading, pathOf }: Props) {
  const { file, language, pages, parts, part, edition } = reading
  const lang = langOf(frame, language)
  const words = messagesIn(frame.language).reading
  const pdf = fileAddress(file)
  const empty = new Set(pages.filter((page) => pageBlocks(page).length === 0).map(({ page }) => page))
  const context: EditionContext = {
    ...messagesIn(frame.language).edition,
    pageAddress: (page) => {
      const its = parts.findIndex(({ from, to }) => from <= page && page <= to) + 1
      return `${its === 0 || its === part ? '' : pathOf(its)}#p${page}`
    },
    mark: (page, alone) => {
      // Sections of a Word document are not pages.
      if (edition.from === 'word') return <span id={`p${page}`} className="leaf" />
      const Mark = alone ? 'p' : 'span'
      return (
        <Mark id={`p${page}`} className="leaf" lang={lang && frame.language}>
          <a href={`${pdf}#page=${page}`} aria-label={words.inPdf({ page })}>
            {words.page({ n: page })}
          </a>
          {empty.has(page) && ` ${words.emptyPage}`}
        </Mark>
      )
    },
  }
  const ids = new Map(edition.outline.map((entry) => [`${entry.page} ${entry.n}`, headingId(entry)]))
  const withIds = (page: number, of: Block[]): Block[] => {
    let n = 0
    return of.map((block) => {
      if (block.is !== 'heading') return block
      n++
      return { ...block, id: ids.get(`${page} ${n}`) ?? headingId({ page, n }) }
    })
  }
  const blocks = joinPages(pages.map((page) => ({ page: page.page, blocks: withIds(page.page, pageBlocks(page)) })))
  return (
    <div className="body edition mt-10" lang={lang}>
      <EditionBlocks blocks={normalizeHeadingLevels(blocks)} context={context} />
    </div>
  )
}

function pageBlocks({ blocks, text }: ReadingOf['pages'][number]): Block[] {
  return blocks ?? paragraphsOf(text).map((paragraph) => ({ is: 'paragraph', words: [paragraph] }))
}

/** Makes headings go down one level at a time: a part may begin within a chapter. */
function normalizeHeadingLevels(blocks: Block[]): Block[] {
  let last = 1
  return blocks.map((block) => {
    if (block.is !== 'heading') return block
    last = Math.min(block.level, last + 1)
    return { ...block, level: last as Heading['level'] }
  })
}

/** Returns the words about a part. Parts of a PDF are named by pages; parts of a Word document have numbers. */
export function partWords(frame: Frame, { file, edition, part, parts, corrected }: ReadingOf, name: string) {
  const words = messagesIn(frame.language).reading
  const { from } = parts[part - 1]!
  if (edition.from === 'word') {
    const own = messagesIn(frame.language).wordEdition
    return {
      note: corrected ? own.byEditors({ date: longDate(corrected.at, frame.site.zone, datesOf(frame)) }) : own.from,
      description: corrected ? own.correctedDescription({ name }) : own.description({ name }),
      open: { label: own.open, href: fileAddress(file) },
      all: own.parts,
      choose: own.chooseOther({ n: part, of: parts.length }),
      nameOf: (n: number) => own.part({ n }),
      shortNameOf: String,
    }
  }
  const { fromTags, fromLayout, ...editors } = messagesIn(frame.language).edition
  const byEditors = corrected?.isTyped ? editors.typedByEditors : editors.byEditors
  const describedBy = corrected?.isTyped ? editors.typedDescription : editors.correctedDescription
  return {
    note: corrected
      ? byEditors({ date: longDate(corrected.at, frame.site.zone, datesOf(frame)) })
      : { tags: fromTags, layout: fromLayout, none: words.note }[edition.from],
    description: corrected ? describedBy({ name }) : words.description({ name }),
    open: { label: words.openAt({ page: from }), href: `${fileAddress(file)}#page=${from}` },
    all: words.pagesOfDocument,
    choose: words.chooseOthers({ pages: spanInWords(frame, parts[part - 1]!), of: parts.at(-1)!.to }),
    nameOf: (n: number) => spanInWords(frame, parts[n - 1]!),
    shortNameOf: (n: number) => shortSpan(parts[n - 1]!),
  }
}

export type PartWords = ReturnType<typeof partWords>

function spanInWords(frame: Frame, { from, to }: ReadingPart) {
  const { page, pages } = messagesIn(frame.language).reading
  return from === to ? page({ n: from }) : pages({ from, to })
}

function shortSpan({ from, to }: ReadingPart) {
  return from === to ? String(from) : `${from}–${to}`
}

type CorrectedFacts = NonNullable<ReadingOf['corrected']>
type CorrectedProps = { frame: Frame; reading: ReadingOf; corrected: CorrectedFacts; pathOf: (part: number) => string }

/** Shows a corrected text, whose HTML was validated when it was saved. Page marks link into the PDF. */
export function CorrectedText({ frame, reading, corrected, pathOf }: CorrectedProps) {
  const { file, language, part } = reading
  const lang = langOf(frame, language)
  const words = messagesIn(frame.language).reading
  const pdf = fileAddress(file)
  const shown = typesetHtml(corrected.html, language)
    .replace(/<(p|span)( id="p\d{1,4}")? class="leaf">([^<]*)/g, (_, name: string, id = '', said: string) => {
      const page = Number(/\d{1,4}/.exec(said)?.[0])
      const spoken = lang === undefined ? '' : ` lang="${frame.language}"`
      const link = `<a href="${escapeHtml(`${pdf}#page=${page}`)}" aria-label="${escapeHtml(words.inPdf({ page }))}">`
      return `<${name}${id} class="leaf"${spoken}>${link}${escapeHtml(words.page({ n: page }))}</a>`
    })
    .replace(/ href="#([^"]*)"/g, (whole, anchor: string) => {
      const its = corrected.anchors.get(anchor)
      return its === undefined || its === part ? whole : ` href="${escapeHtml(pathOf(its))}#${anchor}"`
    })
  return <div className="body edition mt-10" lang={lang} dangerouslySetInnerHTML={{ __html: shown }} />
}

type ContentsEntry = { level: number; text: string; id: string; part: number }

/** A long document lists the headings of this part, and of other parts only the highest. */
const maxHeadings = 60
const maxAtOnce = 12

const indentClasses = [undefined, 'ps-4', 'ps-8']

type ContentsProps = {
  outline: ContentsEntry[]
  part: number
  pathOf: (part: number) => string
  name: string
  lang?: string
}

export function EditionContents({ outline, part, pathOf, name, lang }: ContentsProps) {
  const entries = shownEntries(outline, part)
  if (entries.length < 2) return null
  const highest = Math.min(...entries.map(({ level }) => level))
  return (
    <nav aria-label={name} className="mt-6">
      <details open={entries.length <= maxAtOnce}>
        <summary className="py-1">{name}</summary>
        <ol lang={lang}>
          {entries.map((entry) => (
            <li key={`${entry.part} ${entry.id}`} className={indentClasses[entry.level - highest]}>
              <a className="inline-block py-1" href={addressOf(entry)}>
                {entry.text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )

  function addressOf({ id, part: its }: ContentsEntry) {
    return `${its === part ? '' : pathOf(its)}#${id}`
  }
}

function shownEntries(outline: ContentsEntry[], part: number): ContentsEntry[] {
  if (outline.length <= maxHeadings) return outline
  const isHere = (entry: ContentsEntry) => entry.part === part
  const here = outline.filter(isHere)
  for (const level of [4, 3, 2])
    for (const elsewhere of [3, 2]) {
      const entries = outline.filter((entry) => entry.level <= (isHere(entry) ? level : elsewhere))
      if (entries.length <= maxHeadings) return entries
    }
  return here.slice(0, maxHeadings)
}
