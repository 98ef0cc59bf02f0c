import { Document } from './document'
import { Editions } from './editions'
import { langOf } from './frame'
import type { ItemProps } from './item-props'
import { Body, Changes, headOf, Notice } from './item-parts'
import { FileList } from './file-list'
import { LeadFigure } from './picture'

/** A page that stands by itself, such as About: no date, no byline. */
export function StandingPage({ frame, item, editions = [], banner }: ItemProps) {
  const lang = langOf(frame, item.language)
  return (
    <Document
      frame={frame}
      section={item.path}
      banner={banner}
      {...headOf(frame, item, { crumbs: [], preview: !!banner })}
      kind="website"
    >
      <article>
        <h1 className="display mb-6" lang={lang}>
          {item.title}
        </h1>
        {item.summary && (
          <p className="standfirst mb-8" lang={lang}>
            {item.summary}
          </p>
        )}
        <Editions frame={frame} item={item} editions={editions} className="-mt-2 mb-6" />
        <Notice frame={frame} item={item} />
        {item.lead && <LeadFigure lead={item.lead} lang={lang} sizes="(min-width: 62rem) 48rem, 100vw" />}
        <Body frame={frame} item={item} />
        <Changes frame={frame} item={item} />
        <FileList frame={frame} item={item} />
      </article>
    </Document>
  )
}
