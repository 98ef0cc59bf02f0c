import { Fragment } from 'react'
import type { LibraryItem } from '@/domain/published/library'
import type { Teaser } from '@/domain/published/posts'
import { fileAddress } from '@/lib/web/file-address'
import { partialDate } from '@/lib/time/time'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, langOf, type Frame, termName } from './frame'
import { PageHits } from './page-hits'
import { fileFacts, fileLabel, titleOf, HeardTitle, LangText, DateOf } from './parts'
import { typeName } from './type-name'
import { publicationTypes } from '@/lib/kinds/publication'
import { LeadPicture, Thumbnail } from './picture'
import { comesToAnEnd } from '@/lib/kinds/kinds'
import { OccasionText } from './occasion'

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

const firstPagePicture = { tone: 't28', focalX: null, focalY: 0, decorative: true, caption: '', credit: '' }

type CoverProps = { frame: Frame; item: Teaser }

export function coverPicture({ lead, cover }: Pick<Teaser, 'lead' | 'cover'>) {
  return lead ?? (cover && { ...firstPagePicture, alt: '', ...cover })
}

/** Shows a cover, hidden from screen readers: the title is beside it. */
export function Cover({ frame, item }: CoverProps) {
  const picture = coverPicture(item)
  if (picture)
    return <LeadPicture lead={{ ...picture, alt: '' }} sizes="16rem" cut="cover" first className="hairline" />
  const place = item.countries[0] ?? item.topics[0]
  return (
    <DrawnCover frame={frame} item={item}>
      <span lang={langOf(frame, item.language)}>{item.title}</span>
      <span>
        <span>{place && <LangText {...termName(frame, place)} />}</span>
        <span>{item.publishedOn?.slice(0, 4)}</span>
      </span>
    </DrawnCover>
  )
}

/** CSS pixels of a small cover's width. */
const smallWidth = 96

function SmallCover({ frame, item }: CoverProps) {
  const picture = coverPicture(item)
  if (picture) return <Thumbnail picture={picture} cut="cover" width={smallWidth} className="hairline" />
  return (
    <DrawnCover frame={frame} item={item} className="cover-small">
      <span>{item.publishedOn?.slice(0, 4)}</span>
    </DrawnCover>
  )
}

type DrawnProps = CoverProps & { className?: string; children: React.ReactNode }

function DrawnCover({ frame, item, className, children }: DrawnProps) {
  const colour = publicationTypes.findIndex((type) => type === item.publicationType)
  const classes = ['cover', `c${colour < 0 ? publicationTypes.length : colour}`, className]
  return (
    <span className={classes.filter(Boolean).join(' ')} aria-hidden="true">
      <span>{typeName(item.publicationType, frame.language)}</span>
      {children}
    </span>
  )
}

export function TeaserList({ frame, items }: { frame: Frame; items: Teaser[] }) {
  return (
    <ul className="hairs -mt-2">
      {items.map((item) => (
        <li key={item.entryId} className="py-2">
          <a href={item.path} lang={langOf(frame, item.language)} className="small-heading plain">
            {typesetText(item.title, item.language)}
          </a>
          <p className="meta">
            {item.kind === 'publication' ? (
              [typeName(item.publicationType, frame.language), partialDate(item.publishedOn ?? '', datesOf(frame))]
                .filter(Boolean)
                .join(' · ')
            ) : comesToAnEnd(item.kind) ? (
              <OccasionText frame={frame} item={item} />
            ) : (
              <DateOf at={item.dated} frame={frame} />
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
