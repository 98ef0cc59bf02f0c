import type { ReactNode } from 'react'
import type { Teaser } from '@/domain/published/posts'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { EntryList } from './entry'
import { localPath, type Frame } from './frame'
import { SectionWithTitle } from './parts'
import { languageInSentence } from './phrases'

// A list in another language than the main one: first its own texts, then texts of the main language under a heading.

type HasLanguage = { language: Language }

export function partsOf<T extends HasLanguage>(frame: Pick<Frame, 'language'>, items: T[]): { own: T[]; inMain: T[] } {
  const isInMain = ({ language }: T) => language === mainLanguage() && language !== frame.language
  return { own: items.filter((item) => !isInMain(item)), inMain: items.filter(isInMain) }
}

/** A list that has only texts of the main language is not for search engines: it repeats that language's list. */
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

/** `path`: the list's own; `nothing`: said where no language has a text of it. */
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
