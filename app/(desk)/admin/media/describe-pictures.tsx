import { useEffect, useRef, useState } from 'react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProblemList } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import type { EditorUpload } from '@/domain/writing/editing'
import { done, refused } from '@/lib/result'
import { thumbnailOf } from './queued-file-line'

type Props = { pictures: EditorUpload[]; onDescribed: (id: string) => void }

export function DescribePictures({ pictures, onDescribed }: Props) {
  const [opened, setOpened] = useState<EditorUpload[]>()
  const count = pictures.length
  return (
    <>
      {count > 0 && (
        <Button small onPress={() => setOpened(pictures)}>
          {count === 1 ? 'Describe this picture now' : `Describe these ${count} now`}
        </Button>
      )}
      {opened && <DescribeDialog pictures={opened} onDescribed={onDescribed} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** Saves a field; true if nothing is left to save. */
type Save = () => Promise<boolean>

function DescribeDialog({ pictures, onDescribed, onClose }: Props & { onClose: () => void }) {
  const saves = useRef(new Map<string, Save>())
  const closing = useAsk(async () => {
    const saved = await Promise.all([...saves.current.values()].map((save) => save()))
    const unsaved = saved.filter((isSaved) => !isSaved).length
    if (unsaved)
      return refused(unsaved === 1 ? 'One description is not saved.' : `${unsaved} descriptions are not saved.`)
    onClose()
    return done(undefined)
  })
  const close = () => void closing.send()
  return (
    <Dialog title="Describe pictures" wide open onOpenChange={close}>
      <p className="text-sm text-soft">
        For readers who cannot see them. Each is saved when you leave its field; a picture that is only decoration needs
        none, and is marked so where it is used.
      </p>
      <ul className="mt-5 grid gap-x-6 gap-y-6 sm:grid-cols-2">
        {pictures.map((picture) => (
          <li key={picture.id} className="min-w-0">
            <Thumbnail upload={thumbnailOf(picture)} className="aspect-[4/3] w-full outline-1 outline-line" />
            <DescriptionField picture={picture} onDescribed={onDescribed} saves={saves.current} />
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-3">
        <ProblemList problems={closing.problems} />
        {closing.problems.length > 0 && <Button onPress={onClose}>Close without saving</Button>}
        <Button kind="primary" isPending={closing.pending} onPress={close}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}

type DescriptionProps = { picture: EditorUpload; onDescribed: (id: string) => void; saves: Map<string, Save> }

function DescriptionField({ picture: { id, name }, onDescribed, saves }: DescriptionProps) {
  const [alt, setAlt] = useState('')
  const [saved, setSaved] = useState('')
  const newest = useRef({ alt, saved })
  const running = useRef<Promise<boolean>>(undefined)
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

  /** Also saves words typed during the last save. */
  async function sendNewest() {
    while (newest.current.alt.trim() !== newest.current.saved) if (!(await send(newest.current.alt))?.ok) return false
    return true
  }

  function save() {
    running.current ??= sendNewest().finally(() => (running.current = undefined))
    return running.current
  }

  useEffect(() => {
    saves.set(id, save)
    return () => void saves.delete(id)
  })

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
