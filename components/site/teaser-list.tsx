import type { Teaser } from '@/domain/published/posts'
import { comesToAnEnd } from '@/lib/kinds/kinds'
import { partialDate } from '@/lib/time/time'
import { typesetText } from '@/lib/typography/typeset'
import { datesOf, langOf, type Frame } from './frame'
import { OccasionText } from './occasion'
import { DateOf } from './parts'
import { typeName } from './type-name'

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
