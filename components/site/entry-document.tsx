import type { ReactNode } from 'react'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { FileList } from './file-list'
import { langOf, type Frame, languageInSentence } from './frame'
import { HelpBeside } from './help/help-service'
import { ItemBody, ItemChanges, itemHead, ItemNotice, type ItemProps } from './item-parts'
import type { Crumb } from './json-ld'
import { LeadFigure } from './picture'
import type { Item } from '@/domain/published/item'
import type { LanguageEdition } from '@/domain/published/translations'
import { fileAddress } from '@/lib/web/file-address'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'

type Props = Pick<ItemProps, 'frame' | 'item' | 'translations' | 'banner' | 'help'> & {
  section: string
  crumbs?: Crumb[]
  kind?: 'article' | 'website'
  children: ReactNode
}

export function EntryDocument({
  frame,
  item,
  section,
  crumbs = [],
  kind = 'article',
  translations,
  banner,
  help,
  children,
}: Props) {
  const head = itemHead(frame, item, { crumbs, preview: !!banner, translations })
  return (
    <Document
      frame={frame}
      section={section}
      banner={banner}
      leaves={help !== undefined}
      dated={item.dated}
      {...head}
      kind={kind}
    >
      {children}
    </Document>
  )
}

type OpeningProps = Pick<ItemProps, 'frame' | 'item' | 'editions' | 'help'> & { stands?: boolean; children?: ReactNode }

/** Shows title, notes and summary. `stands`: nothing else comes before the text; `children` come before the summary. */
export function DocumentOpening({ frame, item, editions = [], help, stands, children }: OpeningProps) {
  const lang = langOf(frame, item.language)
  const [titleClass, summaryClass, editionsClass] = stands ? ['mb-6', 'mb-8', '-mt-2 mb-6'] : ['mt-1', 'mt-4']
  return (
    <>
      <h1 className={`display ${titleClass}`} lang={lang}>
        {typesetText(item.title, item.language)}
      </h1>
      <ContentNote frame={frame} item={item} folded={help !== undefined} />
      {children}
      {item.summary && (
        <p className={`standfirst ${summaryClass}`} lang={lang}>
          {typesetText(item.summary, item.language)}
        </p>
      )}
      <LanguageEditions frame={frame} item={item} editions={editions} className={editionsClass} />
      {help && frame.help && <HelpBeside frame={frame} countries={help} />}
    </>
  )
}

export function ContentNote({ frame, item, folded }: Pick<ItemProps, 'frame' | 'item'> & { folded?: boolean }) {
  if (!item.contentNote) return null
  const note = <p lang={langOf(frame, item.language)}>{typesetText(item.contentNote, item.language)}</p>
  const { beforeReading } = messagesIn(frame.language).help
  if (folded)
    return (
      <details className="mt-2">
        <summary className="label py-1">{beforeReading}</summary>
        {note}
      </details>
    )
  return (
    <div className="quiet mt-4 mb-6" role="note">
      <strong>{beforeReading}</strong>
      {note}
    </div>
  )
}

export function DocumentText({ frame, item, children }: Pick<ItemProps, 'frame' | 'item'> & { children?: ReactNode }) {
  const lang = langOf(frame, item.language)
  return (
    <>
      <ItemNotice frame={frame} item={item} />
      {item.lead && <LeadFigure lead={item.lead} lang={lang} sizes="(min-width: 40rem) 37.5rem, 100vw" />}
      {children}
      <ItemBody frame={frame} item={item} />
      <ItemChanges frame={frame} item={item} />
      <FileList frame={frame} item={item} />
    </>
  )
}

type EditionsProps = { frame: Frame; item: Item; editions: LanguageEdition[]; className?: string }

export function LanguageEditions({ frame, item, editions, className = 'mt-5' }: EditionsProps) {
  const otherEditions = siteLanguages().flatMap((language) => {
    const path = language === item.language ? undefined : otherEdition(language, { item, editions })
    return path ? [{ language, path }] : []
  })
  if (otherEditions.length === 0) return null
  const { alsoIn } = messagesIn(frame.language).translations
  return (
    <nav className={`label flex flex-wrap gap-x-4 ${className}`} aria-label={alsoIn}>
      <span className="inline-block py-1 text-soft" aria-hidden>
        {alsoIn}
      </span>
      <ul className="flex flex-wrap gap-x-6">
        {otherEditions.map(({ language, path }) => (
          <li key={language}>
            <a className="inline-block py-1" href={path} hrefLang={language}>
              <bdi lang={langOf(frame, language)}>{ownName(language)}</bdi>
              <span className="out"> ({languageInSentence(language, frame)})</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function otherEdition(language: Language, { item, editions }: Omit<EditionsProps, 'frame'>) {
  const page = editions.find((edition) => edition.language === language)
  const file = item.files.find((one) => one.language === language)
  return page?.path ?? (file && fileAddress(file))
}
