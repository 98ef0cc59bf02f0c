import type { ReactNode } from 'react'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { LanguageEditions } from './editions'
import { FileList } from './file-list'
import { langOf } from './frame'
import { HelpBeside } from './help/help-service'
import { ItemBody, ItemChanges, itemHead, ItemNotice, type ItemProps } from './item-parts'
import type { Crumb } from './json-ld'
import { LeadFigure } from './picture'

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
