import type { Site, SitePicture } from '@/domain/published/site'
import { widthsOf } from '@/lib/media-files'
import type { Named } from './named'

/** The site's logo, in the place of its name or beside it; on dark paper the one for that, or the same on a light ground. */
export function Logo({ site, name }: { site: Site; name: Named }) {
  const { logo, darkLogo, nameBesideLogo } = site
  if (!logo) return null
  const { width, height } = logo
  return (
    <picture>
      {darkLogo && <source media="(prefers-color-scheme:dark)" srcSet={fileOf(darkLogo)} />}
      <img
        src={fileOf(logo)}
        width={width}
        height={height}
        // Beside the name it would be read twice.
        alt={nameBesideLogo ? '' : name.text}
        lang={nameBesideLogo ? undefined : name.lang}
        className={darkLogo ? 'logo' : 'logo plate'}
      />
    </picture>
  )
}

/** The smallest file is sharp enough for a logo on every screen. Not the JPEG, which cannot be seen through. */
function fileOf({ id, width }: SitePicture) {
  return `/media/${id}/${widthsOf(width)[0]}.webp`
}
