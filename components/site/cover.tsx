import type { Teaser } from '@/domain/published/posts'
import { langOf, type Frame } from './frame'
import { termName } from './named'
import { LangText } from './parts'
import { beforeCut, LeadPicture } from './picture'
import { typeName } from './words/types'

/** What nobody says of the picture of a first page. */
const firstPage = { tone: 't28', focalX: null, focalY: 0, decorative: true, caption: '', credit: '' }

/** On the sharpest screens: four for each of CSS. */
const pixelsOfRem = 16 * 4

/** `first`: whether it is what readers see first. */
type CoverProps = { frame: Frame; item: Teaser; width: number; first?: boolean }

/**
 * A publication's picture, or the first page of its first file, in the shape of a cover `width` rem wide, or a cover set in type. Hidden from screen readers: the
 * title stands beside it.
 */
export function Cover({ frame, item, width, first }: CoverProps) {
  const picture = item.lead ?? (item.cover && { ...firstPage, ...item.cover })
  if (picture) {
    const lead = { ...picture, alt: '' }
    const rem = Math.ceil(width * beforeCut(lead, 'cover'))
    return (
      <LeadPicture
        lead={lead}
        sizes={`${rem}rem`}
        enough={rem * pixelsOfRem}
        cut="cover"
        first={first}
        className="hairline"
      />
    )
  }
  const place = item.countries[0] ?? item.topics[0]
  return (
    <span className={`cover c${colour(`${item.publicationType} ${place?.name || item.title}`)}`} aria-hidden="true">
      <span>{typeName(item.publicationType, frame.language)}</span>
      <span lang={langOf(frame, item.language)}>{item.title}</span>
      <span>
        <span>{place && <LangText {...termName(frame, place)} />}</span>
        <span>{item.publishedOn?.slice(0, 4)}</span>
      </span>
    </span>
  )
}

// Reports of one country always have the same colour, and so has a newsletter.
function colour(words: string) {
  let sum = 0
  for (const character of words) sum = (sum * 33 + character.codePointAt(0)!) % 8191
  return sum % 7
}
