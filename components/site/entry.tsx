import { Fragment } from 'react'
import type { Teaser } from '@/domain/published/posts'
import { comesToAnEnd } from '@/lib/kinds/kinds'
import { linesOfDate, inZone, longDate, monthAndYear, partialDate, weekday, yearMonthOf } from '@/lib/time/time'
import { typesetText } from '@/lib/typography/typeset'
import { coverPicture } from './teasers'
import { datesOf, langOf, type Frame } from './frame'
import { DateOf, TermsOfItem } from './parts'
import { OccasionLine } from './occasion'
import { Thumbnail } from './picture'
import { nameOfText, typeName } from '@/components/site/type-name'

type EntryProps = { frame: Frame; item: Teaser; rail?: 'day'; heading: 'h2' | 'h3' }

function Entry({ frame, item, rail, heading: Heading }: EntryProps) {
  const lang = langOf(frame, item.language)
  const picture = pictureOf(item)
  return (
    <li className={picture ? 'entry pictured' : 'entry'}>
      {picture}
      {rail === 'day' ? <EntryDay frame={frame} at={item.dated} /> : <RailDate frame={frame} item={item} />}
      <div>
        <TermsOfItem frame={frame} item={item} />
        <Heading className="title" lang={lang}>
          <a href={item.path}>{typesetText(item.title, item.language)}</a>
        </Heading>
        <OccasionLine frame={frame} item={item} />
        {item.summary && (
          <p className="summary" lang={lang}>
            {typesetText(item.summary, item.language)}
          </p>
        )}
      </div>
    </li>
  )
}

type ListProps = Omit<EntryProps, 'item' | 'heading'> & {
  items: Teaser[]
  heading?: EntryProps['heading']
  className?: string
}

export function EntryList({ frame, items, rail, heading = 'h3', className = 'hairs -mt-6' }: ListProps) {
  return (
    <ol className={className}>
      {items.map((item) => (
        <Entry key={item.entryId} frame={frame} item={item} rail={rail} heading={heading} />
      ))}
    </ol>
  )
}

/** CSS pixels: a picture has the width of the rail, a cover is narrower. */
const [pictureWidth, coverWidth] = [112, 72]

function pictureOf(item: Teaser) {
  if (item.kind !== 'publication') return item.lead && <Thumbnail picture={item.lead} cut="wide" width={pictureWidth} />
  const picture = coverPicture(item)
  return picture && <Thumbnail picture={picture} cut="cover" width={coverWidth} className="hairline" />
}

function EntryDay({ frame, at }: { frame: Frame; at: number }) {
  const { zone } = frame.site
  return (
    <div>
      <DateOf at={at} frame={frame}>
        <span className="day">{inZone(at, zone).day}</span>
        <span className="meta ps-2 md:block md:ps-0">
          {weekday(at, zone, frame.language)}
          <span className="out"> {monthAndYear(yearMonthOf(at, zone), datesOf(frame))}</span>
        </span>
      </DateOf>
    </div>
  )
}

function RailDate({ frame, item }: { frame: Frame; item: Teaser }) {
  const { zone } = frame.site
  return (
    <p className="meta">
      {item.kind === 'publication' ? (
        <>
          {typeName(item.publicationType, frame.language)}
          <span className="md:hidden"> · </span>
          <br />
          {item.publishedOn
            ? partialDate(item.publishedOn, datesOf(frame))
            : longDate(item.dated, zone, datesOf(frame))}
        </>
      ) : (
        <>
          {(item.publicationType || comesToAnEnd(item.kind)) && (
            <>
              {nameOfText(item, frame.language)}
              <span className="md:hidden"> · </span>
              <br />
            </>
          )}
          <DateOf at={item.dated} frame={frame}>
            {linesOfDate(item.dated, zone, datesOf(frame)).map((line, n) => (
              <Fragment key={n}>
                {n > 0 && <br />}
                {line}
              </Fragment>
            ))}
          </DateOf>
        </>
      )}
    </p>
  )
}
