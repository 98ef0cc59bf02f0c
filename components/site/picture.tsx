import type { Teaser } from '@/domain/published/posts'
import { fallbackFile, fallbackWidth, smallWidthsOf, widthsOf } from '@/lib/files/media-files'

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

type Shape = keyof typeof shapes

type PictureProps = {
  lead: Lead
  /** The width at which it will stand, so that a phone takes a small one. */
  sizes: string
  className?: string
  /** True if it is what readers see first: then it does not wait. */
  first?: boolean
  cut?: Shape
}

/** A lead picture, whole or cut around its focal point; its shade stands in its place until it has come. */
export function LeadPicture({ lead, sizes, className, first, cut }: PictureProps) {
  const widths = widthsOf(lead.width)
  const files = widths.map((width) => fileOf(lead, width))
  // The browser has to choose only where there is more than one.
  const choice =
    files.length > 1
      ? { srcSet: files.map((file, n) => `${file} ${widths[n]}w`).join(', '), sizes }
      : { srcSet: files[0] }
  const size = { width: lead.width, height: lead.height }
  return (
    <picture className={className}>
      <source type="image/webp" {...choice} />
      <img
        src={fallbackOf(lead)}
        {...size}
        alt={lead.alt}
        className={cut ? cutClasses(lead, cut) : (lead.tone ?? undefined)}
        {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  )
}

type Small = Pick<Lead, 'id' | 'width' | 'height' | 'tone' | 'focalX' | 'focalY'>

function fileOf({ id }: Pick<Lead, 'id'>, width: number) {
  return `/media/${id}/${width}.webp`
}

function cutClasses({ tone, focalX, focalY }: Small, cut: Shape) {
  return [tone, `cut cut-${cut}`, focus('x', focalX), focus('y', focalY)].filter(Boolean).join(' ')
}

type ThumbnailProps = { picture: Small; cut: Shape; width: number; className?: string }

/**
 * A picture as it stands in a list, cut to `width` pixels of CSS: one file for ordinary screens and one for sharp ones. The title stands
 * beside it and says what it leads to, so it says nothing itself; its room is there before it has come.
 */
export function Thumbnail({ picture, cut, width, className }: ThumbnailProps) {
  const widths = [...smallWidthsOf(picture.width), ...widthsOf(picture.width)]
  const fileFor = (density: number) => {
    const pixels = width * density * beforeCut(picture, cut)
    return fileOf(picture, widths.find((candidate) => candidate >= pixels) ?? widths.at(-1)!)
  }
  const [file, sharp] = [fileFor(1), fileFor(2)]
  return (
    <img
      src={file}
      srcSet={sharp === file ? undefined : `${sharp} 2x`}
      width={width}
      height={Math.round(width / shapes[cut])}
      alt=""
      loading="lazy"
      className={[cutClasses(picture, cut), className].filter(Boolean).join(' ')}
    />
  )
}

/** Returns one of five steps across, 0 to 4; the middle needs no class. */
function focus(axis: 'x' | 'y', at: number | null) {
  const step = Math.round(Math.min(1, Math.max(0, at ?? 0.5)) * 4)
  return step === 2 ? undefined : `${axis}${step}`
}

/** Returns how many times its width in the cut shape a picture is wide before it is cut: more pixels are needed than are seen. */
function beforeCut({ width, height }: Pick<Lead, 'width' | 'height'>, cut: Shape) {
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
