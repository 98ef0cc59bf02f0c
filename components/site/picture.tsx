import type { Teaser } from '@/domain/published/posts'
import { fallbackWidth, smallWidthsOf, widthsOf } from '@/lib/files/media-files'
import { jpegAddress, pictureAddress } from '@/lib/web/file-address'

type LeadImage = NonNullable<Teaser['lead']>

export function fallbackSize({ width, height }: Pick<LeadImage, 'width' | 'height'>) {
  const narrowed = Math.min(fallbackWidth, width)
  return { width: narrowed, height: Math.round((height * narrowed) / width) }
}

const shapeRatios = { wide: 3 / 2, cover: 1 / 1.414 }

type ShapeName = keyof typeof shapeRatios

type PictureProps = {
  lead: LeadImage
  sizes: string
  className?: string
  /** True for a picture that readers see first: it is not loaded lazily. */
  first?: boolean
  cut?: ShapeName
}

/** Shows a picture; until it has loaded, a plain shade of it. */
export function LeadPicture({ lead, sizes, className, first, cut }: PictureProps) {
  const widths = widthsOf(lead.width)
  const files = widths.map((width) => pictureAddress(lead.id, width))
  // `srcset` needs more than one file.
  const choice =
    files.length > 1
      ? { srcSet: files.map((file, n) => `${file} ${widths[n]}w`).join(', '), sizes }
      : { srcSet: files[0] }
  const size = { width: lead.width, height: lead.height }
  return (
    <picture className={className}>
      <source type="image/webp" {...choice} />
      <img
        src={jpegAddress(lead)}
        {...size}
        alt={lead.alt}
        className={cut ? cutClasses(lead, cut) : (lead.tone ?? undefined)}
        {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  )
}

type ThumbnailImage = Pick<LeadImage, 'id' | 'width' | 'height' | 'tone' | 'focalX' | 'focalY'>

function cutClasses({ tone, focalX, focalY }: ThumbnailImage, cut: ShapeName) {
  return [tone, `cut cut-${cut}`, focusClass('x', focalX), focusClass('y', focalY)].filter(Boolean).join(' ')
}

type ThumbnailProps = { picture: ThumbnailImage; cut: ShapeName; width: number; className?: string }

/** Shows a picture cut to `width` CSS pixels, for ordinary and sharp screens. The title beside it describes it. */
export function Thumbnail({ picture, cut, width, className }: ThumbnailProps) {
  const widths = [...smallWidthsOf(picture.width), ...widthsOf(picture.width)]
  const fileFor = (density: number) => {
    const pixels = width * density * sizeBeforeCut(picture, cut)
    return pictureAddress(picture.id, widths.find((candidate) => candidate >= pixels) ?? widths.at(-1)!)
  }
  const [file, sharp] = [fileFor(1), fileFor(2)]
  return (
    <img
      src={file}
      srcSet={sharp === file ? undefined : `${sharp} 2x`}
      width={width}
      height={Math.round(width / shapeRatios[cut])}
      alt=""
      loading="lazy"
      className={[cutClasses(picture, cut), className].filter(Boolean).join(' ')}
    />
  )
}

/** Returns the class of the focal point's step, 0 to 4. The middle needs no class. */
function focusClass(axis: 'x' | 'y', at: number | null) {
  const step = Math.round(Math.min(1, Math.max(0, at ?? 0.5)) * 4)
  return step === 2 ? undefined : `${axis}${step}`
}

/** Returns how much wider than the cut the whole picture is: it needs more pixels than are visible. */
function sizeBeforeCut({ width, height }: Pick<LeadImage, 'width' | 'height'>, cut: ShapeName) {
  return Math.max(1, width / height / shapeRatios[cut])
}

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
