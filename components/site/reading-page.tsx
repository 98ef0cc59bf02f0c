import type { ReadingOf, ReadingPart } from '@/domain/published/pages'
import { headingId, type OutlineEntry } from '@/lib/edition/schema'
import { fileAddress } from '@/lib/web/file-address'
import { paragraphsOf } from '@/lib/text/paragraphs'
import { readingPath } from '@/lib/web/reading-path'
import { languageName, messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { EditionContents, CorrectedText, EditionText, partWords, type PartWords } from './edition/edition'
import { langOf, localPath, type Frame, gapAfter } from './frame'
import { inSentence } from '@/lib/time/date-words'
import { ItemNotice } from './item-parts'
import { crumbsThing } from './json-ld'
import { Turn } from './lists'
import { fileFacts, CrumbTrail } from './parts'
import type { ReactNode } from 'react'

type Props = { frame: Frame; reading: ReadingOf; banner?: ReactNode; leaves?: boolean; at?: (part: number) => string }

/** Shows a part of a document's text. `at`: the addresses of its parts in a preview; `leaves`: with a quick exit. */
export function ReadingPage({ frame, reading, banner, leaves, at }: Props) {
  const { item, file, language, part, parts, pages, edition, hasText, corrected } = reading
  const pathOf = at ?? ((number: number) => readingPath(item, file, number))
  const name = file.title || item.title
  const pdf = fileAddress(file)
  const crumbs = [
    { name: messagesIn(frame.language).sections.publications, path: localPath(frame, '/publications') },
    { name: item.title, path: item.path, lang: langOf(frame, item.language) },
  ]
  const words = messagesIn(frame.language).reading
  const { contents, cite } = messagesIn(frame.language).edition
  const ofParts = partWords(frame, reading, name)
  const { note, open } = ofParts
  const title = parts.length > 1 ? words.part({ name, pages: inSentence(ofParts.nameOf(part), frame) }) : name
  const head = banner
    ? { unlisted: true }
    : { path: pathOf(part), structured: [crumbsThing(frame, [...crumbs, { name, path: pathOf(part) }])] }
  return (
    <Document
      frame={frame}
      section="/publications"
      title={words.asText({ title })}
      description={ofParts.description}
      banner={banner}
      leaves={leaves}
      previous={part > 1 ? pathOf(part - 1) : undefined}
      next={part < parts.length ? pathOf(part + 1) : undefined}
      {...head}
    >
      <article className="measured">
        <CrumbTrail frame={frame} crumbs={crumbs} />
        <h1 className="display mt-1" lang={langOf(frame, language)}>
          {name}
        </h1>
        <ItemNotice frame={frame} item={item} />
        <p className={corrected ? 'meta mt-6' : 'note mt-6'}>
          {note}
          {gapAfter(note)}
          <a href={open.href}>{open.label}</a> ({languageName(language, frame.language)}, {fileFacts(frame, file)})
        </p>
        {!hasText && edition.from !== 'word' && <p className="mt-6">{words.noText}</p>}
        <PartLinks words={ofParts} parts={parts} part={part} pathOf={pathOf} />
        <EditionContents
          outline={corrected?.headings ?? edition.outline.map((entry) => headingInPart(entry, parts))}
          part={part}
          pathOf={pathOf}
          name={contents}
          lang={langOf(frame, language)}
        />
        {corrected && <CorrectedText frame={frame} reading={reading} corrected={corrected} pathOf={pathOf} />}
        {hasText && !corrected && edition.from !== 'none' && (
          <EditionText frame={frame} reading={reading} pathOf={pathOf} />
        )}
        {hasText &&
          edition.from === 'none' &&
          pages.map(({ page, text }) => (
            <section key={page} id={`p${page}`} className="reading mt-10" aria-labelledby={`h${page}`}>
              <h2 id={`h${page}`} className="section-title">
                <a href={`#p${page}`}>{words.page({ n: page })}</a>
              </h2>
              <p className="meta mb-4">
                <a href={`${pdf}#page=${page}`}>{words.inPdf({ page })}</a>
              </p>
              <PageText frame={frame} text={text} lang={langOf(frame, language)} />
            </section>
          ))}
        <Turn
          frame={frame}
          label={words.parts}
          back={part > 1 ? { path: pathOf(part - 1), label: ofParts.nameOf(part - 1) } : undefined}
          on={part < parts.length ? { path: pathOf(part + 1), label: ofParts.nameOf(part + 1) } : undefined}
        />
        {!banner && (
          <p className="unprinted mt-6">
            <a className="go" href={`${item.path}#cite`}>
              {cite}
            </a>
          </p>
        )}
      </article>
    </Document>
  )
}

function headingInPart({ level, text, ...heading }: OutlineEntry, parts: ReadingPart[]) {
  const part = parts.findIndex(({ from, to }) => from <= heading.page && heading.page <= to) + 1
  return { level, text, id: headingId(heading), part }
}

function PageText({ frame, text, lang }: { frame: Frame; text: string; lang: string | undefined }) {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length === 0) return <p className="meta">{messagesIn(frame.language).reading.emptyPage}</p>
  return (
    <div className="body" lang={lang}>
      {paragraphs.map((paragraph, n) => (
        <p key={n}>{paragraph}</p>
      ))}
    </div>
  )
}

type PartsProps = { words: PartWords; parts: ReadingPart[]; part: number; pathOf: (part: number) => string }

function PartLinks({ words, parts, part, pathOf }: PartsProps) {
  if (parts.length < 2) return null
  return (
    <nav aria-label={words.all} className="mt-6">
      <details>
        <summary className="py-1">{words.choose}</summary>
        <ol className="flex flex-wrap gap-x-4">
          {parts.map((_, n) => (
            <li key={n}>
              <a className="inline-block py-1" href={pathOf(n + 1)} aria-current={n + 1 === part ? 'page' : undefined}>
                {words.shortNameOf(n + 1)}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
