import type { Teaser } from '@/domain/published/posts'
import { publicationTypes } from '@/lib/kinds/publication'
import { langOf, type Frame } from './frame'
import { termName } from './named'
import { LangText } from './parts'
import { LeadPicture, Thumbnail } from './picture'
import { typeName } from './type-name'

const firstPagePicture = { tone: 't28', focalX: null, focalY: 0, decorative: true, caption: '', credit: '' }

type CoverProps = { frame: Frame; item: Teaser }

export function coverPicture({ lead, cover }: Pick<Teaser, 'lead' | 'cover'>) {
  return lead ?? (cover && { ...firstPagePicture, alt: '', ...cover })
}

/** Hidden from screen readers: the title is beside it. */
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

/** CSS pixels. */
const smallWidth = 96

export function SmallCover({ frame, item }: CoverProps) {
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
