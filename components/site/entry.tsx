import type { Teaser } from '@/domain/published/posts'
import { linesOfDate, inZone, longDate, monthAndYear, partialDate, weekday, yearMonthOf } from '@/lib/time'
import { langOf, type Frame } from './frame'
import { DateOf, Terms } from './parts'
import { listWords } from './words/lists'
import { say } from './words/say'
import { typeName } from './words/types'

type EntryProps = { frame: Frame; item: Teaser; rail?: 'date' | 'day'; heading?: 'h2' | 'h3' }

/** An entry in a list, its date in the rail beside it. */
export function Entry({ frame, item, rail = 'date', heading: Heading = 'h2' }: EntryProps) {
  const lang = langOf(frame, item.language)
  const words = say(frame, listWords)
  const [before, after] = words.readMoreOf
  return (
    <li className="grid gap-x-6 gap-y-2 py-6 md:cols-rail">
      <div>{rail === 'day' ? <Day frame={frame} at={item.dated} /> : <RailDate frame={frame} item={item} />}</div>
      <div>
        <Terms frame={frame} item={item} />
        <Heading className="title" lang={lang}>
          <a href={item.path}>{item.title}</a>
        </Heading>
        {item.summary && (
          <p className="summary mt-2" lang={lang}>
            {item.summary}
          </p>
        )}
        <a className="go mt-1" href={item.path}>
          {words.readMore}
          <span className="out">
            {before}
            <span lang={lang}>{item.title}</span>
            {after}
          </span>
        </a>
      </div>
    </li>
  )
}

function Day({ frame, at }: { frame: Frame; at: number }) {
  const { zone } = frame.site
  return (
    <DateOf at={at} frame={frame}>
      <span className="day">{inZone(at, zone).day}</span>
      <span className="meta pl-2 md:block md:pl-0">
        {weekday(at, zone, frame.language)}
        <span className="out"> {monthAndYear(yearMonthOf(at, zone), frame.language)}</span>
      </span>
    </DateOf>
  )
}

function RailDate({ frame, item }: { frame: Frame; item: Teaser }) {
  const { zone } = frame.site
  return (
    <p className="meta md:pt-1">
      {item.kind === 'publication' ? (
        <>
          {typeName(item.publicationType, frame.language)}
          <span className="md:hidden"> · </span>
          <span className="md:block">
            {item.publishedOn
              ? partialDate(item.publishedOn, frame.language)
              : longDate(item.dated, zone, frame.language)}
          </span>
        </>
      ) : (
        <DateOf at={item.dated} frame={frame}>
          {linesOfDate(item.dated, zone, frame.language).map((line, n) => (
            <span key={n} className="md:block">
              {line}
            </span>
          ))}
        </DateOf>
      )}
    </p>
  )
}
