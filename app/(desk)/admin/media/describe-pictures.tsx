'use client'

import { useRef, useState } from 'react'
import { ask } from '@/components/ui/ask'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { useAsk } from '@/components/ui/use-ask'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import type { EditorUpload } from '@/domain/writing/editing'
import { shownOf } from './queued-file-line'

type Props = { pictures: EditorUpload[]; onDescribed: (id: string) => void }

/** Describes new pictures one beside the other. Each description is saved when its field is left. */
export function DescribePictures({ pictures, onDescribed }: Props) {
  const [opened, setOpened] = useState<EditorUpload[]>()
  const count = pictures.length
  function close() {
    // A field that goes away is not left: what was typed last is saved by leaving it first.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setOpened(undefined)
  }
  return (
    <>
      {count > 0 && (
        <Button small onPress={() => setOpened(pictures)}>
          {count === 1 ? 'Describe this picture now' : `Describe these ${count} now`}
        </Button>
      )}
      {opened && (
        <Dialog title="Describe pictures" wide open onOpenChange={close}>
          <p className="text-sm text-soft">
            For readers who cannot see them. Each is saved when you leave its field; a picture that is only decoration
            needs none, and is marked so where it is used.
          </p>
          <ul className="mt-5 grid gap-x-6 gap-y-6 sm:grid-cols-2">
            {opened.map((picture) => (
              <li key={picture.id} className="min-w-0">
                <Thumbnail upload={shownOf(picture)} className="aspect-[4/3] w-full outline-1 outline-line" />
                <Description picture={picture} onDescribed={onDescribed} />
              </li>
            ))}
          </ul>
          <div className="mt-6 flex justify-end">
            <Button kind="primary" onPress={close}>
              Done
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

function Description({ picture: { id, name }, onDescribed }: Pick<Props, 'onDescribed'> & { picture: EditorUpload }) {
  const [alt, setAlt] = useState('')
  const [saved, setSaved] = useState('')
  const newest = useRef({ alt, saved })
  const { send, pending, sentence } = useAsk(
    (alt: string) => ask(`/api/desk/media/${id}/description`, { alt, was: newest.current.saved }),
    {
      onDone: (_, alt) => {
        newest.current.saved = alt.trim()
        setSaved(alt.trim())
        onDescribed(id)
      },
    },
  )
  const isSaved = alt.trim() === saved

  /** Saves what stands in the field, and what it was changed to while that was on its way. */
  async function save() {
    for (let sent: string | undefined; sent !== newest.current.alt.trim();) {
      sent = newest.current.alt.trim()
      if (sent === newest.current.saved || !(await send(newest.current.alt))?.ok) return
    }
  }
  return (
    <div className="mt-2">
      <TextField
        label={`Description of ${name}`}
        rows={2}
        value={alt}
        onChange={(alt) => {
          newest.current.alt = alt
          setAlt(alt)
        }}
        onBlur={() => void save()}
        problem={sentence || undefined}
      />
      <p role="status" className="mt-1 min-h-5 text-sm text-soft">
        {pending ? 'Saving…' : saved && isSaved ? 'Saved.' : ''}
      </p>
    </div>
  )
}
