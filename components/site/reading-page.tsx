import type { ReadingOf, ReadingPart } from '@/domain/published/pages'
import { fileAddress } from '@/lib/file-address'
import { languageNames } from '@/lib/languages'
import { paragraphsOf } from '@/lib/paragraphs'
import { Document } from './document'
import { langOf, local, type Frame } from './frame'
import { crumbsThing } from './json-ld'
import { Turn } from './paging'
import { counted, Crumbs } from './parts'
import { fileFacts } from './publication-teaser'
import type { ReactNode } from 'react'

type Props = { frame: Frame; reading: ReadingOf; banner?: ReactNode; at?: (part: number) => string }

/** The text of a PDF for phones and screen readers, some pages of it at a time. `at`: where its parts are in a preview. */
export function ReadingPage({ frame, reading, banner, at }: Props) {
  const { item, file, language, part, parts, pages, hasText } = reading
  const pathOf = at ?? ((number: number) => readingPath(item, file, number))
  const { from, to } = parts[part - 1]!
  const name = file.title || item.title
  const pdf = fileAddress(file)
  const crumbs = [
    { name: 'Publications', path: local(frame, '/publications') },
    { name: item.title, path: item.path },
  ]
  const title = parts.length > 1 ? `${name}, ${span({ from, to })}` : name
  const head = banner
    ? { unlisted: true }
    : { path: pathOf(part), structured: [crumbsThing(frame, [...crumbs, { name, path: pathOf(part) }])] }
  return (
    <Document
      frame={frame}
      section="/publications"
      title={`${title}, as text`}
      description={`The text of the PDF “${name}”, taken out of it by a program.`}
      banner={banner}
      previous={part > 1 ? pathOf(part - 1) : undefined}
      next={part < parts.length ? pathOf(part + 1) : undefined}
      {...head}
    >
      <article className="max-w-text">
        <Crumbs crumbs={crumbs} />
        <h1 className="display mt-1" lang={langOf(frame, language)}>
          {name}
        </h1>
        <p className="note mt-6">
          This is the text of a PDF, taken out of it by a program: pictures, tables and the order of things may be
          missing or wrong. <a href={`${pdf}#page=${from}`}>Open the PDF at page {from}</a> (
          {languageNames[language].english}, {fileFacts(file)}).
        </p>
        {!hasText && (
          <p className="mt-6">
            There is no text in this PDF: its pages are pictures, as a scanner makes them. Only the PDF itself shows
            them.
          </p>
        )}
        <Parts parts={parts} part={part} pathOf={pathOf} />
        {hasText &&
          pages.map(({ page, text }) => (
            <section key={page} id={`p${page}`} className="reading mt-10" aria-labelledby={`h${page}`}>
              <h2 id={`h${page}`} className="rule label pt-2 pb-4">
                <a href={`#p${page}`}>Page {page}</a>
              </h2>
              <p className="meta mb-4">
                <a href={`${pdf}#page=${page}`}>Page {page} in the PDF</a>
              </p>
              <PageText text={text} lang={langOf(frame, language)} />
            </section>
          ))}
        <Turn
          label="Parts"
          earlier={part > 1 ? { path: pathOf(part - 1), label: span(parts[part - 2]!) } : undefined}
          later={part < parts.length ? { path: pathOf(part + 1), label: span(parts[part]!) } : undefined}
        />
      </article>
    </Document>
  )
}

function PageText({ text, lang }: { text: string; lang: string | undefined }) {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length === 0) return <p className="meta">No text on this page</p>
  return (
    <div className="body" lang={lang}>
      {paragraphs.map((paragraph, n) => (
        <p key={n}>{paragraph}</p>
      ))}
    </div>
  )
}

/** The way to any page: each part by the pages it holds. */
function Parts({ parts, part, pathOf }: { parts: ReadingPart[]; part: number; pathOf: (part: number) => string }) {
  if (parts.length < 2) return null
  return (
    <nav aria-label="Pages of the document" className="mt-6">
      <details>
        <summary className="py-1">
          {span(parts[part - 1]!)} of {counted(parts.at(-1)!.to, 'page')}: choose others
        </summary>
        <ol className="flex flex-wrap gap-x-4">
          {parts.map((one, n) => (
            <li key={one.from}>
              <a className="inline-block py-1" href={pathOf(n + 1)} aria-current={n + 1 === part ? 'page' : undefined}>
                {one.from === one.to ? one.from : `${one.from}–${one.to}`}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

/** Where a part of a file's text is read. The first has no number. */
export function readingPath(item: { path: string }, file: { lineage: string }, part = 1) {
  return `${item.path}/read/${file.lineage}${part === 1 ? '' : `/${part}`}`
}

function span({ from, to }: ReadingPart) {
  return from === to ? `Page ${from}` : `Pages ${from}–${to}`
}
