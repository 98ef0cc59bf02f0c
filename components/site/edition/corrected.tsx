import type { ReadingOf } from '@/domain/published/pages'
import { fileAddress } from '@/lib/web/file-address'
import { escapeHtml } from '@/lib/web/html'
import { typesetHtml } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame } from '../frame'

type CorrectedFacts = NonNullable<ReadingOf['corrected']>
type Props = { frame: Frame; reading: ReadingOf; corrected: CorrectedFacts; pathOf: (part: number) => string }

/** Uses HTML that was validated when it was saved. Page marks link into the PDF. */
export function CorrectedText({ frame, reading, corrected, pathOf }: Props) {
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
