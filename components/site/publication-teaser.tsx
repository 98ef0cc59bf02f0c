import { Fragment } from 'react'
import type { LibraryItem } from '@/domain/published/library'
import type { Teaser } from '@/domain/published/posts'
import { fileAddress } from '@/lib/web/file-address'
import { partialDate } from '@/lib/time/time'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { SmallCover } from './cover'
import { fileFacts, fileLabel, titleOf } from './file-facts'
import { datesOf, langOf, type Frame } from './frame'
import { termName } from './named'
import { PageHits } from './page-hits'
import { HeardTitle, LangText } from './parts'
import { typeName } from './type-name'

type TeaserProps = { frame: Frame; item: Teaser; files?: LibraryItem['files']; hits?: LibraryItem['hits'] }

export function PublicationTeaser({ frame, item, files = [], hits }: TeaserProps) {
  const places = item.countries.map((country) => termName(frame, country))
  const { language } = frame
  const facts = [
    typeName(item.publicationType, language),
    item.publishedOn && partialDate(item.publishedOn, datesOf(frame)),
  ]
  return (
    <article className="teaser">
      <SmallCover frame={frame} item={item} />
      <div>
        <h3 className="small-heading" lang={langOf(frame, item.language)}>
          <a href={item.path}>{typesetText(item.title, item.language)}</a>
        </h3>
        <p className="meta">
          {facts.filter(Boolean).join(' · ')}
          {places.map((place, n) => (
            <Fragment key={n}>
              {n === 0 ? ' · ' : messagesIn(frame.language).publication.comma}
              <LangText {...place} />
            </Fragment>
          ))}
        </p>
        {files.map((file) => (
          <p key={file.id} className="meta">
            <a href={fileAddress(file)} className="inline-block py-1">
              {fileLabel(frame, file, item)}
              <HeardTitle frame={frame} {...titleOf(item, file)} />
            </a>{' '}
            {fileFacts(frame, file)}
          </p>
        ))}
        {hits && <PageHits frame={frame} item={{ ...item, files, hits }} />}
      </div>
    </article>
  )
}
