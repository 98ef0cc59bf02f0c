'use client'

import { useState, type ReactNode } from 'react'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import type { TrashRow } from '@/domain/entries/trash'
import { TrashSection } from './trash-section'
import { restoreText, eraseText } from './actions'
import { UploadTitle } from '@/components/admin/media/upload-title'
import { factsOf } from '@/components/admin/media/upload-words'
import type { TrashedUpload } from '@/domain/files/media-trash'
import { restoreUploadAction as restoreUpload } from '../media/actions'

type Props = {
  entries: TrashRow[]
  total: number
  zone: string
  mayErase: boolean
  children: ReactNode
}

export function TrashedEntries({ entries, mayErase, ...rest }: Props) {
  const [message, setMessage] = useState('')
  return (
    <TrashSection
      {...rest}
      title="Content"
      id="entries"
      items={entries}
      restore={restoreText}
      field="entryId"
      nameOf={trashedTitle}
      stays="Readers once had it: it stays here, and its address says that it is gone. An editor can erase it when a person asks for that."
      message={message}
      onRestore={() => setMessage('')}
      lead={(entry, dates) => (
        <>
          <EntryLink entry={entry} />
          <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
          {dates}
        </>
      )}
      beside={(entry) =>
        mayErase &&
        entry.goesAt !== undefined && (
          <EraseDialog
            entryId={entry.id}
            name={trashedTitle(entry)}
            onErased={() => setMessage(`Deleted “${trashedTitle(entry)}” permanently.`)}
          />
        )
      }
    />
  )
}

function trashedTitle({ title }: TrashRow) {
  return title || 'Untitled'
}

type EraseDialogProps = { entryId: number; name: string; onErased: () => void }

function EraseDialog({ entryId, name, onErased }: EraseDialogProps) {
  return (
    <QuestionDialog
      title="Delete permanently"
      trigger={
        <Button small kind="danger" aria-label={`Delete “${name}” now`}>
          Delete now…
        </Button>
      }
      act={eraseText}
      values={{ entryId }}
      onDone={onErased}
      verb="Delete permanently"
    >
      <p>
        “{name}” goes with every revision, comment and review of it. Nobody can bring it back. The site’s history keeps
        that it was there, and who deleted it.
      </p>
    </QuestionDialog>
  )
}

type TrashedUploadsProps = {
  uploads: TrashedUpload[]
  total: number
  zone: string
  children: ReactNode
}

export function TrashedUploads({ uploads, ...rest }: TrashedUploadsProps) {
  return (
    <TrashSection
      {...rest}
      title="Media"
      id="media"
      items={uploads}
      restore={restoreUpload}
      field="id"
      nameOf={({ name }) => name}
      stays="Kept: older revisions use it."
      lead={(upload, dates) => (
        <UploadTitle upload={upload}>
          <span className="block text-sm text-faint">{factsOf(upload)}</span>
          {dates}
        </UploadTitle>
      )}
    />
  )
}
