import type { ReadingOf } from '@/domain/published/pages'
import { joinPages } from '@/lib/edition/join'
import { headingId } from '@/lib/edition/plain'
import type { Block, Heading } from '@/lib/edition/schema'
import { fileAddress } from '@/lib/web/file-address'
import { paragraphsOf } from '@/lib/text/paragraphs'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame } from '../frame'
import { EditionBlocks } from './blocks'
import type { EditionContext } from './words'

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
