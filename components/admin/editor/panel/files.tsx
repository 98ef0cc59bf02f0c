import { useState } from 'react'
import { LastAct } from '@/components/ui/last-act'
import { Button } from '@/components/ui/button'
import type { EditorUpload } from '@/domain/writing/editing'
import { isPicture } from '@/lib/files/media-types'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { FileRow, type EntryFile } from './file-row'
import type { PanelPart } from './part'
import { withRowMoved } from './row-tools'
import { ask } from '@/components/ui/use-ask'
import type { TitlePage, TitlePage as Facts } from '@/domain/files/title-page'
import type { Draft } from '../use-draft'
import { factsIn, fieldsOf, isEmpty, authorNames, type AnyFacts } from '@/lib/kinds/kinds'
import type { Author } from '@/lib/kinds/field'
import type { Fields } from '../fields'

export function FilesSection({ draft, standing }: PanelPart) {
  const filling = usePrefill(draft)
  const [over, setOver] = useState(false)
  const uploads = useUploads()
  const { files } = draft.fields
  const set = (files: EntryFile[]) => draft.change({ files })
  const now = () => draft.work.fields.files // an upload takes a while
  const add = (...uploads: EditorUpload[]) => {
    const added = uploads.filter(({ id }) => !now().some((file) => file.mediaId === id))
    set([...now(), ...added.map(proposeFile)])
    if (added[0]) void filling.fillFrom(added[0])
  }
  const replace = (old: EntryFile, upload: EditorUpload) =>
    set(
      now().map((file) =>
        file.mediaId === old.mediaId ? { ...file, mediaId: upload.id, accessible: upload.tagged } : file,
      ),
    )

  async function drop(dropped: FileList) {
    for (const file of dropped) {
      await uploads.upload(file, (upload) => {
        if (!isPicture(upload.type)) add(upload)
        else uploads.announce(`${upload.name} is a picture. Put it into the text, or make it the lead picture.`)
      })
    }
  }

  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void drop(event.dataTransfer.files)
      }}
      className={`-mx-2 px-2 pb-1 ${over ? 'bg-wash outline-2 outline-accent outline-dashed' : ''}`}
    >
      {files.length > 0 && (
        <ol className="mb-3 divide-y divide-line">
          {files.map((file, n) => (
            <FileRow
              key={file.mediaId}
              file={file}
              liveFiles={standing?.state.is === 'live' ? standing.liveFiles : undefined}
              first={n === 0}
              last={n === files.length - 1}
              onChange={(changes) => set(files.map((one) => (one === file ? { ...one, ...changes } : one)))}
              onMove={(by) => set(withRowMoved(files, n, by))}
              onRemove={() => set(files.filter((one) => one !== file))}
              onReplace={(upload) => replace(file, upload)}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ChooseUpload
          type="document"
          trigger={<Button small>Add a file</Button>}
          onChoose={(chosen) => add(...chosen)}
        />
        <span className="text-sm text-soft">or drop them here</span>
      </div>
      <FilledIn filling={filling} />
    </div>
  )
}

function proposeFile({ id, title, language, tagged }: EditorUpload): EntryFile {
  return { mediaId: id, title, language, accessible: tagged }
}

type PrefillState = { from: string; facts: ReturnType<typeof newFacts> }

function usePrefill({ work, change }: Draft) {
  const [filled, setFilled] = useState<PrefillState>()

  async function fillFrom({ id, name }: EditorUpload) {
    if (!work.fields.publication) return
    // If this fails, the fields are filled in by hand.
    const answer = await ask<TitlePage>(`/api/desk/media/${id}/title-page`)
    if (!answer.ok) return
    const facts = newFacts(work.fields, answer.value)
    if (!Object.keys(facts).length) return
    change(addFacts(work.fields, facts))
    setFilled({ from: name, facts })
  }

  function undo() {
    if (filled) change(removeFacts(work.fields, filled.facts))
    setFilled(undefined)
  }

  return { filled, fillFrom, undo }
}

function FilledIn({ filling: { filled, undo } }: { filling: ReturnType<typeof usePrefill> }) {
  return (
    <LastAct
      message={filled && `Filled in from ${filled.from}: ${factNames(filled.facts)}. Check that it is right.`}
      undo={filled && undo}
      className="mt-3"
    />
  )
}

type FilledFields = Partial<Facts>

export function newFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, facts: Facts): FilledFields {
  const filled: FilledFields = {}
  if (!title.trim() && facts.title) filled.title = facts.title
  if (!publication) return filled
  const isUnsaid = (value: unknown) =>
    isEmpty(typeof value === 'string' ? value.trim() : authorNames(value as Author[]))
  const [found, said] = [facts, publication] as AnyFacts[]
  const ownFields = fieldsOf('publication').filter(({ name }) => !isEmpty(found![name]) && isUnsaid(said![name]))
  return Object.assign(filled, Object.fromEntries(ownFields.map(({ name }) => [name, found![name]])) as AnyFacts)
}

export function addFacts(fields: Pick<Fields, 'title' | 'publication'>, { title, ...facts }: FilledFields) {
  return {
    ...(title !== undefined && { title }),
    publication: fields.publication && { ...fields.publication, ...facts },
  }
}

export function removeFacts({ title, publication }: Pick<Fields, 'title' | 'publication'>, filled: FilledFields) {
  const { title: filledTitle, ...facts } = filled
  const untouched = Object.keys(facts).filter(
    (name) => JSON.stringify(publication?.[name as 'isbn']) === JSON.stringify(facts[name as 'isbn']),
  )
  const nothing = factsIn('publication', {})
  return {
    ...(filledTitle !== undefined && title === filledTitle && { title: '' }),
    publication: publication && {
      ...publication,
      ...Object.fromEntries(untouched.map((name) => [name, nothing[name as 'isbn']])),
    },
  }
}

export function factNames(filled: FilledFields) {
  const names = ['title', ...fieldsOf('publication').map(({ name }) => name)].filter((name) => name in filled)
  const deskNames = new Map(fieldsOf('publication').map(({ name, desk }) => [name as string, desk]))
  const inSentence = (name: string) => (/^[A-Z]+$/.test(name) ? name : name.toLowerCase())
  return new Intl.ListFormat('en').format(names.map((name) => inSentence(deskNames.get(name) ?? name)))
}
