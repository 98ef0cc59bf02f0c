'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sendUpload } from '@/components/admin/editor/send-upload'
import type { ArchiveState } from '@/domain/imports/archives/unpack'
import { sizeInWords } from '../words'
import { Button } from '@/components/ui/button'
import { FileField } from '@/components/ui/file-field'
import { ProblemList } from '@/components/ui/form'
import { ProgressBar } from '@/components/ui/progress-bar'
import { SelectField } from '@/components/ui/fields'
import { useAsk } from '@/components/ui/use-ask'
import { refused, type Result } from '@/lib/result'
import { tryImport } from '../actions'
import { SendArchive } from './send-archive'

type FileProgress = { name: string; part: number; n: number; of: number }

type Props = { folders: string[]; archives: ArchiveState[] }

export function SendExport({ folders, archives }: Props) {
  const [files, choose] = useState<File[]>([])
  const [uploads, chooseUploads] = useState('')
  const [sending, setSending] = useState<FileProgress>()
  const router = useRouter()
  const { send, pending, problems } = useAsk(sendAll, {
    onDone: (id) => router.push(`/admin/imports/deliveries/${id}`),
  })

  async function sendAll(): Promise<Result<string>> {
    let id = ''
    for (const [n, file] of files.entries()) {
      const to = `/api/desk/imports${id && `?to=${id}`}`
      const position = { name: file.name, n: n + 1, of: files.length }
      setSending({ ...position, part: 0 })
      const upload = await sendUpload<{ id: string }>(
        file,
        ({ part }) => setSending({ ...position, part }),
        to,
        maxBytes,
      )
      if (!upload.ok) return upload
      id = upload.value.id
    }
    if (!id) return refused('Choose the file that WordPress made.')
    const begun = await tryImport(undefined, { id, uploads }).catch(() => undefined)
    return begun?.ok === false ? begun : { ok: true, value: id }
  }

  return (
    <form
      aria-label="New import"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemList problems={problems} />
      <FileField
        label="Export of WordPress"
        accept=".xml,.wxr,text/xml,application/xml"
        multiple
        onChange={(event) => choose([...(event.target.files ?? [])])}
        hint="In WordPress: Tools, Export, All content. That makes one XML file, or several: choose them all. They stay on the server until they are imported, a day at most, for admins alone."
      />
      <SelectField
        label="Pictures and files"
        value={uploads}
        onChange={chooseUploads}
        none="None: only the texts"
        options={folders.map((name) => ({ value: name, label: `The folder “${name}”` }))}
        hint={folders.length > 0 ? folderHint : <NoFolder />}
      />
      <SendArchive
        archives={archives}
        onFolder={(name) => {
          chooseUploads(name)
          router.refresh()
        }}
      />
      <div>
        <Button type="submit" kind="primary" isPending={pending}>
          Upload and preview import
        </Button>
      </div>
      {pending && sending && <SendingProgress {...sending} />}
      {!pending && files.length > 0 && (
        <p className="text-sm text-soft">{files.map(({ name, size }) => `${name}, ${sizeInWords(size)}`).join('; ')}</p>
      )}
    </form>
  )
}

const folderHint = 'An export holds no pictures: they come from a folder on the server.'

function NoFolder() {
  return (
    <>
      An export holds no pictures, and there is no folder of them on the server yet. Send a ZIP of them, or ask whoever
      runs the server to copy the old site’s <code>wp-content/uploads</code> into <code>import/</code> beside the
      database, as a folder of any name. The texts can come before that: import the same file again once the folder is
      there, and pictures and files come into those that nobody has changed since.
    </>
  )
}

const maxBytes = 2_000_000_000

function SendingProgress({ name, part, n, of }: FileProgress) {
  const percent = Math.floor(part * 100)
  return (
    <div>
      <p className="mb-1 text-sm wrap-anywhere tabular-nums">
        {of > 1 && `${n} of ${of}: `}
        {name}: {part >= 1 ? 'being written…' : `${percent} %`}
      </p>
      <ProgressBar name={name} part={part} />
    </div>
  )
}
