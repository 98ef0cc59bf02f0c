import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { acceptedTypes, sendUpload } from '@/components/admin/editor/send-upload'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileButton } from '@/components/ui/file-button'
import { loadLater } from '@/components/ui/later'
import { Notes, notesId } from '@/components/ui/labelled'
import { StatusLine } from '@/components/ui/form'
import type { SitePicture } from '@/domain/published/site'

const Picker = loadLater(() => import('@/components/admin/picker/picker').then((part) => part.Picker))

type Props = {
  name: string
  label: string
  hint: ReactNode
  value: SitePicture | null
  onChange: (picture: SitePicture | null) => void
  problem: string | undefined
  preview?: ReactNode
}

export function PictureField({ name, label, hint, value, onChange, problem, preview }: Props) {
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
            onChoose={([choice]) => choose(choice?.is === 'upload' ? choice : undefined)}
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
