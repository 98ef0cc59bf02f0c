'use client'

import { useState, type ReactNode } from 'react'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { AskFirst } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import type { TrashRow } from '@/domain/entries/trash'
import { TrashSection } from './trash-section'
import { restore, erase } from './actions'

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
      restore={restore}
      field="entryId"
      nameOf={nameOf}
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
            name={nameOf(entry)}
            onErased={() => setMessage(`Deleted “${nameOf(entry)}” permanently.`)}
          />
        )
      }
    />
  )
}

function nameOf({ title }: TrashRow) {
  return title || 'Untitled'
}

type EraseDialogProps = { entryId: number; name: string; onErased: () => void }

function EraseDialog({ entryId, name, onErased }: EraseDialogProps) {
  return (
    <AskFirst
      title="Delete permanently"
      trigger={
        <Button small kind="danger" aria-label={`Delete “${name}” now`}>
          Delete now…
        </Button>
      }
      act={erase}
      values={{ entryId }}
      onDone={onErased}
      verb="Delete permanently"
    >
      <p>
        “{name}” goes with every revision, comment and review of it. Nobody can bring it back. The site’s history keeps
        that it was there, and who deleted it.
      </p>
    </AskFirst>
  )
}
