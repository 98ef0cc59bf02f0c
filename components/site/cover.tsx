import type { Teaser } from '@/domain/published/posts'
import { langOf } from './frame'
import { LeadPicture } from './picture'
import { typeName } from './words'

/** A publication's picture, or a cover set in type. Hidden from screen readers: the title stands beside it. */
export function Cover({ item, sizes }: { item: Teaser; sizes: string }) {
  if (item.lead) return <LeadPicture lead={{ ...item.lead, alt: '' }} sizes={sizes} className="block hairline" />
  const place = item.countries[0]?.name ?? item.topics[0]?.name ?? ''
  return (
    <span className={`cover c${colour(place || item.title)}`} aria-hidden="true">
      <span>{typeName(item.publicationType)}</span>
      <span lang={langOf(item.language)}>{item.title}</span>
      <span>
        <span>{place}</span>
        <span>{item.publishedOn?.slice(0, 4)}</span>
      </span>
    </span>
  )
}

// The same country always has the same colour.
function colour(place: string) {
  let sum = 0
  for (const character of place) sum = (sum * 31 + character.codePointAt(0)!) % 997
  return sum % 7
}
