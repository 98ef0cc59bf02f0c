import type { Teaser } from '@/domain/published/posts'
import { fallbackWidth, widthsOf } from '@/lib/media-files'

type Lead = NonNullable<Teaser['lead']>

/** The JPEG that every reader can show. */
export function fallbackOf({ id, width }: Lead) {
  return `/media/${id}/${Math.min(fallbackWidth, width)}.jpg`
}

export function fallbackSize({ width, height }: Lead) {
  const narrowed = Math.min(fallbackWidth, width)
  return { width: narrowed, height: Math.round((height * narrowed) / width) }
}

/** A lead picture; `sizes` says how wide it will stand, so that a phone takes a small one. */
export function LeadPicture({ lead, sizes, className }: { lead: Lead; sizes: string; className?: string }) {
  const sources = widthsOf(lead.width).map((width) => `/media/${lead.id}/${width}.webp ${width}w`)
  return (
    <picture className={className}>
      <source type="image/webp" srcSet={sources.join(', ')} sizes={sizes} />
      <img src={fallbackOf(lead)} width={lead.width} height={lead.height} alt={lead.alt} />
    </picture>
  )
}
