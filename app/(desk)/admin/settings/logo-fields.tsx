import { useState } from 'react'
import { Checkbox } from '@/components/ui/fields'
import type { PictureSetting, SitePicture } from '@/domain/published/site'
import type { SettingsSite } from './form-fields'
import { PictureField } from './picture-field'

type Props = {
  site: SettingsSite
  typedValues: Record<string, string>
  problem: (field: string) => string | undefined
  touch: () => void
}

export function LogoFields({ site, typedValues, problem, touch }: Props) {
  const [pictures, setPictures] = useState(() => ({
    logo: sitePictureOf('logo', { site, typedValues }),
    darkLogo: sitePictureOf('darkLogo', { site, typedValues }),
    icon: sitePictureOf('icon', { site, typedValues }),
  }))
  const field = (name: PictureSetting) => ({
    name,
    value: pictures[name],
    problem: problem(name),
    onChange(picture: SitePicture | null) {
      setPictures({ ...pictures, [name]: picture })
      touch()
    },
  })
  const { logo, darkLogo, icon } = pictures
  return (
    <div className="grid gap-6">
      <PictureField
        {...field('logo')}
        label="Logo"
        hint="Above every page, 40 to 56 pixels high; in feeds, search results and the picture of the site. At least 48 pixels high; 120 or more look sharp."
        preview={logo && <LogoPreview picture={logo} ground="bg-[#fcfbf8]" />}
      />
      {(logo ?? darkLogo) && (
        <>
          <PictureField
            {...field('darkLogo')}
            label="Logo on dark paper"
            hint="For readers whose device is dark. Without one, the logo stands on a light ground there."
            preview={darkLogo && <LogoPreview picture={darkLogo} ground="bg-[#121417]" />}
          />
          <Checkbox
            name="nameBesideLogo"
            value="yes"
            defaultSelected={'name' in typedValues ? typedValues.nameBesideLogo === 'yes' : site.nameBesideLogo}
          >
            Show the name beside the logo
          </Checkbox>
        </>
      )}
      <PictureField
        {...field('icon')}
        label="Icon"
        hint="A square picture of at least 192 pixels, better 512, in tabs of browsers and on the screens of phones."
        preview={icon && <IconPreviews picture={icon} />}
      />
    </div>
  )
}

function sitePictureOf(name: PictureSetting, { site, typedValues }: Pick<Props, 'site' | 'typedValues'>) {
  try {
    return typedValues[name] ? (JSON.parse(typedValues[name]) as SitePicture | null) : (site[name] ?? null)
  } catch {
    return site[name] ?? null
  }
}

function LogoPreview({ picture, ground }: { picture: SitePicture; ground: string }) {
  return (
    <span className={`inline-block border border-line p-4 ${ground}`}>
      <img src={thumbnailAddress(picture)} alt="" className="h-14 max-w-full object-contain" />
    </span>
  )
}

function IconPreviews({ picture }: { picture: SitePicture }) {
  return (
    <span className="flex items-end gap-4">
      {['size-16', 'size-8', 'size-4'].map((size) => (
        <img key={size} src={thumbnailAddress(picture)} alt="" className={size} />
      ))}
    </span>
  )
}

function thumbnailAddress({ id }: SitePicture) {
  return `/api/desk/media/${id}/shown.webp`
}
