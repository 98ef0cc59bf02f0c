import { messagesIn } from '@/lib/messages/messages'
import { arrowsOf, type Frame, localPath, languageInSentence } from './frame'
import type { ReactNode } from 'react'
import type { Teaser } from '@/domain/published/posts'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { EntryList } from './entry'
import { SectionWithTitle } from './parts'
import { Document, type DocumentProps } from './document'
import { collectionThing } from './json-ld'

type PagingProps = {
  frame: Frame
  list: { page: number; pages: number }
  pathOf: (page: number) => string
  words?: { back: string; on: string }
}

export function Paging({ frame, list: { page, pages }, pathOf, words }: PagingProps) {
  if (pages <= 1) return null
  const lists = messagesIn(frame.language).lists
  const { back, on } = words ?? { back: lists.newer, on: lists.older }
  const arrows = arrowsOf(frame)
  return (
    <nav
      className="rule mt-8 flex flex-wrap items-baseline justify-between gap-x-6 pt-3"
      aria-label={lists.pagesOfList}
    >
      <p className="grow basis-0 min-w-auto">
        {page > 1 && (
          <a className="go" rel="prev" href={pathOf(page - 1)}>
            {arrows.back} {back}
          </a>
        )}
      </p>
      <p className="meta">{lists.pageOf({ page, pages })}</p>
      <p className="grow basis-0 min-w-auto text-end">
        {page < pages && (
          <a className="go" rel="next" href={pathOf(page + 1)}>
            {on} {arrows.on}
          </a>
        )}
      </p>
    </nav>
  )
}

/** A link to a page before or after. `lang`: the language of the title, if it differs from the interface's. */
type PageLink = { path: string; label: string; title?: string; lang?: string }

type TurnProps = { frame: Frame; label: string; back?: PageLink; on?: PageLink }

export function Turn({ frame, label, back, on }: TurnProps) {
  if (!back && !on) return null
  const hasTitles = Boolean(back?.title ?? on?.title)
  const arrows = arrowsOf(frame)
  return (
    <nav
      className={`rule mt-10 gap-x-8 gap-y-4 pt-3 ${hasTitles ? 'grid sm:grid-cols-2' : 'flex flex-wrap justify-between'}`}
      aria-label={label}
    >
      <div>{back && <TurnTo way={back} before={`${arrows.back} `} rel="prev" />}</div>
      <div className={hasTitles ? 'sm:text-end' : undefined}>
        {on && <TurnTo way={on} after={` ${arrows.on}`} rel="next" />}
      </div>
    </nav>
  )
}

function TurnTo({ way, before, after, rel }: { way: PageLink; before?: string; after?: string; rel: string }) {
  if (!way.title)
    return (
      <a className="go" href={way.path} rel={rel}>
        {before}
        {way.label}
        {after}
      </a>
    )
  return (
    <>
      <p className="meta">
        {before}
        {way.label}
        {after}
      </p>
      <a className="small-heading" href={way.path} rel={rel} lang={way.lang}>
        {way.title}
      </a>
    </>
  )
}

// A list in another language than the main one: first its own texts, then texts of the main language under a heading.

type HasLanguage = { language: Language }

export function partsOf<T extends HasLanguage>(frame: Pick<Frame, 'language'>, items: T[]): { own: T[]; inMain: T[] } {
  const isInMain = ({ language }: T) => language === mainLanguage() && language !== frame.language
  return { own: items.filter((item) => !isInMain(item)), inMain: items.filter(isInMain) }
}

/** Returns whether a list lacks texts of its language: it repeats the main language's and is not for search engines. */
export function isInMainAlone(frame: Pick<Frame, 'language'>, items: HasLanguage[]) {
  return frame.language !== mainLanguage() && !items.some(({ language }) => language === frame.language)
}

export function inMainTitle(frame: Frame) {
  return messagesIn(frame.language).translations.inLanguage({ name: languageInSentence(mainLanguage(), frame) })
}

type InMainProps<T> = { frame: Frame; items: T[]; className?: string; children: (items: T[]) => ReactNode }

export function MainLanguagePart<T>({ frame, items, className, children }: InMainProps<T>) {
  if (items.length === 0) return null
  return (
    <SectionWithTitle title={inMainTitle(frame)} className={className}>
      {children(items)}
    </SectionWithTitle>
  )
}

type EntriesProps = { frame: Frame; items: Teaser[]; rail?: 'day'; className: string; heading?: 'h2' | 'h3' }

export function EntriesInParts({ frame, items, rail, className, heading = 'h2' }: EntriesProps) {
  const { own, inMain } = partsOf(frame, items)
  return (
    <>
      {(own.length > 0 || inMain.length === 0) && (
        <EntryList frame={frame} items={own} rail={rail} className={className} heading={heading} />
      )}
      <MainLanguagePart frame={frame} items={inMain} className={own.length > 0 ? 'mt-10' : undefined}>
        {(items) => <EntryList frame={frame} items={items} rail={rail} />}
      </MainLanguagePart>
    </>
  )
}

/** Links to the list in languages that have texts. `path`: the list's; `nothing`: said if no language has any. */
export function EmptyList({ frame, path, nothing }: { frame: Frame; path: string; nothing: string }) {
  const { elsewhere = [] } = frame
  if (elsewhere.length === 0) return <p>{nothing}</p>
  const { library, lists, translations } = messagesIn(frame.language)
  return elsewhere.map(({ language, n }) => {
    const name = translations.inLanguage({ name: languageInSentence(language, frame) })
    return (
      <p key={language}>
        <a className="go" href={localPath({ language }, path)}>
          {library.pair({ name, value: lists.items({ n }) })}
        </a>
      </p>
    )
  })
}

type Props = Omit<DocumentProps, 'path' | 'previous' | 'next'> & {
  title: string
  list: { page: number; pages: number }
  pathOf: (page: number) => string
}

export function ListDocument({ title, list: { page, pages }, pathOf, ...document }: Props) {
  const { frame } = document
  return (
    <Document
      structured={[collectionThing(frame, { name: title, path: pathOf(1) })]}
      {...document}
      title={page > 1 ? messagesIn(frame.language).lists.onPage({ title, page }) : title}
      path={pathOf(page)}
      previous={page > 1 ? pathOf(page - 1) : undefined}
      next={page < pages ? pathOf(page + 1) : undefined}
    />
  )
}
