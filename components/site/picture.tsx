import type { Teaser } from '@/domain/published/posts'
import { fallbackFile, fallbackWidth, widthsOf } from '@/lib/media-files'

type Lead = NonNullable<Teaser['lead']>

/** The JPEG that every reader can show. */
export function fallbackOf(lead: Pick<Lead, 'id' | 'width'>) {
  return `/media/${lead.id}/${fallbackFile(lead)}`
}

export function fallbackSize({ width, height }: Pick<Lead, 'width' | 'height'>) {
  const narrowed = Math.min(fallbackWidth, width)
  return { width: narrowed, height: Math.round((height * narrowed) / width) }
}

/** The shapes that a picture may be cut to, width by height, each with a class of its name. */
const shapes = { wide: 3 / 2, cover: 1 / 1.414 }

type PictureProps = {
  lead: Lead
  /** How wide it will stand, so that a phone takes a small one. */
  sizes: string
  /** The pixels that are enough on every screen, where it stands small. */
  enough?: number
  className?: string
  /** Whether it is what readers see first: then it does not wait. */
  first?: boolean
  cut?: keyof typeof shapes
}

/** A lead picture, whole or cut around its focal point; its shade stands in its place until it has come. */
export function LeadPicture({ lead, sizes, enough = Infinity, className, first, cut }: PictureProps) {
  const widths = widthsOf(lead.width)
  const useful = widths.filter((_, n) => n === 0 || widths[n - 1]! < enough)
  const files = useful.map((width) => `/media/${lead.id}/${width}.webp`)
  // The browser has to choose only where there is more than one.
  const choice =
    files.length > 1
      ? { srcSet: files.map((file, n) => `${file} ${useful[n]}w`).join(', '), sizes }
      : { srcSet: files[0] }
  const classes = [lead.tone, cut && `cut cut-${cut}`, cut && focus('x', lead.focalX), cut && focus('y', lead.focalY)]
  const size = { width: lead.width, height: lead.height }
  return (
    <picture className={className}>
      <source type="image/webp" {...choice} />
      <img
        src={fallbackOf(lead)}
        {...size}
        alt={lead.alt}
        className={classes.filter(Boolean).join(' ') || undefined}
        {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  )
}

/** One of five steps across, 0 to 4; the middle needs no class. */
function focus(axis: 'x' | 'y', at: number | null) {
  const step = Math.round(Math.min(1, Math.max(0, at ?? 0.5)) * 4)
  return step === 2 ? undefined : `${axis}${step}`
}

/** How many times its width in the cut shape a picture is wide before it is cut: more pixels are needed than are seen. */
export function beforeCut({ width, height }: Lead, cut: keyof typeof shapes) {
  return Math.max(1, width / height / shapes[cut])
}

/** The lead picture above its text, with what is said of it and whose it is. */
export function LeadFigure({ lang, ...picture }: PictureProps & { lang?: string }) {
  const { caption, credit } = picture.lead
  return (
    <figure className="mb-8">
      <LeadPicture {...picture} first />
      {(caption || credit) && (
        <figcaption lang={lang}>
          {caption} {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}
