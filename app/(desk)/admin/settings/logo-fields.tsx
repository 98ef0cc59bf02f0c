import { useState, useEffect, useId, useRef, type ReactNode } from 'react'
import { Checkbox } from '@/components/ui/fields'
import type { PictureSetting, SitePicture } from '@/domain/published/site'
import type { SettingsSite } from './form-fields'
import { acceptedTypes, sendUpload } from '@/components/admin/editor/send-upload'
import type { PickerChoice } from '@/components/admin/picker/choice'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileButton } from '@/components/ui/file-button'
import { loadLater } from '@/components/ui/later'
import { Notes, notesId } from '@/components/ui/labelled'
import { StatusLine } from '@/components/ui/form'

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

const Picker = loadLater(() => import('@/components/admin/picker/picker').then((part) => part.Picker))

type PictureFieldProps = {
  name: string
  label: string
  hint: ReactNode
  value: SitePicture | null
  onChange: (picture: SitePicture | null) => void
  problem: string | undefined
  preview?: ReactNode
}

function PictureField({ name, label, hint, value, onChange, problem, preview }: PictureFieldProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [message, setMessage] = useState('')
  useEffect(() => void Picker.load(), [])

  /** The number of choices: an upload that ends late does not replace a later choice. */
  const choices = useRef(0)

  function choose(picture: { id: string; width: number | null; height: number | null } | undefined) {
    if (!picture?.width || !picture.height) return
    choices.current++
    setOpen(false)
    setMessage('')
    onChange({ id: picture.id, width: picture.width, height: picture.height })
  }

  async function upload(file: File) {
    const own = ++choices.current
    setOpen(false)
    setMessage(`Uploading ${file.name} …`)
    const result = await sendUpload(file, ({ part }) => {
      if (choices.current === own) setMessage(`Uploading ${file.name}: ${Math.round(part * 100)} %`)
    })
    if (choices.current !== own) return
    if (result.ok) choose(result.value)
    else if (result.existing) choose(result.existing)
    else setMessage(result.problems.map(({ message }) => message).join(' '))
  }

  const change = (
    <Button small id={`${id}-choose`} aria-describedby={notesId(id)} aria-invalid={problem ? true : undefined}>
      {value ? `Change the ${label.toLowerCase()}…` : `Choose the ${label.toLowerCase()}…`}
    </Button>
  )
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="min-w-0">
      <p id={`${id}-label`} className="mb-1 text-sm font-semibold">
        {label}
      </p>
      <input type="hidden" name={name} value={JSON.stringify(value)} />
      {value && <div className="mb-2">{preview}</div>}
      <div className="flex flex-wrap items-center gap-2">
        <Dialog title={label} open={open} onOpenChange={setOpen} trigger={change}>
          <Picker
            types={['picture']}
            label="Find a picture"
            placeholder="Name, title, description or credit"
            verb={() => 'Use this picture'}
            onChoose={([choice]) => choose(choice && isUpload(choice) ? choice : undefined)}
            beside={
              <FileButton accept={acceptedPictures} onChoose={([file]) => file && void upload(file)}>
                Upload a picture
              </FileButton>
            }
          >
            <p className="text-sm text-soft">JPEG, PNG or WebP. SVG is not taken: save the drawing as a large PNG.</p>
          </Picker>
        </Dialog>
        {value && (
          <Button
            small
            kind="quiet"
            onPress={() => {
              choices.current++
              onChange(null)
              setMessage('Removed, once you save.')
              requestAnimationFrame(() => document.getElementById(`${id}-choose`)?.focus())
            }}
          >
            Remove the {label.toLowerCase()}
          </Button>
        )}
        <StatusLine>{message}</StatusLine>
      </div>
      <Notes id={id} hint={hint} problem={problem} />
    </div>
  )
}

const acceptedPictures = acceptedTypes.picture.replace(',.gif', '')

function isUpload(choice: PickerChoice) {
  return choice.is === 'upload'
}
